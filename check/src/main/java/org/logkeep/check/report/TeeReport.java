package org.logkeep.check.report;

import java.io.IOException;

/** One report in two formats at once. */
public record TeeReport(ReportWriter first, ReportWriter second) implements ReportWriter {
  @Override
  public void verbatim(byte[] text) throws IOException {
    first.verbatim(text);
    second.verbatim(text);
  }

  @Override
  public void note(String text) throws IOException {
    first.note(text);
    second.note(text);
  }

  @Override
  public void endNotes() throws IOException {
    first.endNotes();
    second.endNotes();
  }

  @Override
  public void openSection(SectionKind kind, String title, String rules) throws IOException {
    first.openSection(kind, title, rules);
    second.openSection(kind, title, rules);
  }

  @Override
  public void line(byte[] bytes, int start, int length) throws IOException {
    first.line(bytes, start, length);
    second.line(bytes, start, length);
  }

  @Override
  public void folded(FoldedLines lines) throws IOException {
    first.folded(lines);
    second.folded(lines);
  }

  @Override
  public void closeSection() throws IOException {
    first.closeSection();
    second.closeSection();
  }

  @Override
  public void end() throws IOException {
    first.end();
    second.end();
  }
}
