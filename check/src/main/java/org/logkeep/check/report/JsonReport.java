package org.logkeep.check.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The report as one JSON object: {@code host}, {@code date}, {@code notes}, {@code sections}; a
 * section has {@code kind}, {@code title}, {@code rules} and {@code lines}, or {@code patterns}
 * when folded. Bytes that are not UTF-8 become U+FFFD. Header and footer are for people and left
 * out.
 */
public final class JsonReport implements ReportWriter {
  private final OutputStream out;
  private final String host;
  private final String date;
  private final StringBuilder notes = new StringBuilder();
  private boolean begun;
  private boolean anySection;
  private boolean anyLine;

  /** Writes to a stream. */
  public JsonReport(OutputStream out, String host, String date) {
    this.out = out;
    this.host = host;
    this.date = date;
  }

  @Override
  public void verbatim(byte[] text) {}

  @Override
  public void note(String text) {
    notes.append(notes.isEmpty() ? "" : ",").append(JsonText.quote(text));
  }

  @Override
  public void endNotes() throws IOException {
    begin();
  }

  @Override
  public void openSection(SectionKind kind, String title, String rules) throws IOException {
    begin();
    print(anySection ? ",\n" : "\n");
    anySection = true;
    anyLine = false;
    print(
        "  {\"kind\":"
            + JsonText.quote(kind.name().toLowerCase(Locale.ROOT))
            + ",\"title\":"
            + JsonText.quote(title)
            + ",\"rules\":"
            + JsonText.quote(rules));
  }

  @Override
  public void line(byte[] bytes, int start, int length) throws IOException {
    item("lines", JsonText.quote(new String(bytes, start, length, StandardCharsets.UTF_8)));
  }

  @Override
  public void folded(FoldedLines lines) throws IOException {
    item(
        "patterns",
        "{\"pattern\":"
            + JsonText.quote(lines.pattern())
            + ",\"count\":"
            + lines.count()
            + ",\"first\":"
            + JsonText.quote(lines.first())
            + ",\"last\":"
            + JsonText.quote(lines.last())
            + ",\"new\":"
            + lines.fresh()
            + ",\"example\":"
            + JsonText.quote(lines.example())
            + "}");
  }

  @Override
  public void closeSection() throws IOException {
    print(anyLine ? "\n  ]}" : ",\"lines\":[]}");
  }

  @Override
  public void end() throws IOException {
    begin();
    print("\n]}\n");
    out.flush();
  }

  private void item(String list, String value) throws IOException {
    print(anyLine ? ",\n   " : ",\"" + list + "\":[\n   ");
    anyLine = true;
    print(value);
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      print(
          "{\"host\":"
              + JsonText.quote(host)
              + ",\"date\":"
              + JsonText.quote(date)
              + ",\"notes\":["
              + notes
              + "],\"sections\":[");
    }
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
