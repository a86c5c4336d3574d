package org.logkeep.check.report;

import java.io.IOException;

/** Takes the parts of a report in order and writes them in one format. */
public interface ReportWriter {

  /** Text to copy as it is: the header, the footer, the first notice about the journal. */
  void verbatim(byte[] text) throws IOException;

  /** Something that went wrong on the way but did not stop the check, such as a missing log. */
  void note(String text) throws IOException;

  /** Ends the list of notes, if there was any. */
  void endNotes() throws IOException;

  /**
   * Begins a section.
   *
   * @param kind its layer
   * @param title as configured
   * @param rules name of the rule file, empty when there is none to tell
   */
  void openSection(SectionKind kind, String title, String rules) throws IOException;

  /** A line of the section. */
  void line(byte[] bytes, int start, int length) throws IOException;

  /** Many lines that are alike, shown as one. */
  void folded(FoldedLines lines) throws IOException;

  /** Ends the section. */
  void closeSection() throws IOException;

  /** Ends the report. */
  void end() throws IOException;
}
