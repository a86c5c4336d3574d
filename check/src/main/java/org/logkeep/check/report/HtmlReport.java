package org.logkeep.check.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The report as one HTML page for a mail: readable on a telephone, light and dark, nothing loaded
 * from anywhere, all text escaped, control characters made visible.
 */
public final class HtmlReport implements ReportWriter {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{margin:0 auto;max-width:60em;padding:1em;font:16px/1.45 system-ui,sans-serif}
      h1{font-size:1.2em}h2{font-size:1.05em;margin:1.4em 0 .4em;padding:.35em .6em;border-left:.35em solid #888}
      h2.alarm{border-color:#c62828}h2.violation{border-color:#ef6c00}h2.event{border-color:#1565c0}
      p.l,dd code{margin:0;padding:.25em .6em;font:13px/1.4 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
      p.l:nth-child(odd){background:rgba(128,128,128,.12)}
      p.n{padding:.5em .6em;border:1px solid #ef6c00}dt{margin-top:.8em}dd{margin:0}b.new{color:#e53935}
      dd code{display:block;background:rgba(128,128,128,.12)}dd.x code{background:none;opacity:.8}
      """;

  private final OutputStream out;
  private final String subject;
  private boolean begun;

  /** Writes to a stream, under a heading. */
  public HtmlReport(OutputStream out, String subject) {
    this.out = out;
    this.subject = subject;
  }

  @Override
  public void verbatim(byte[] text) throws IOException {
    begin();
    String words = new String(text, StandardCharsets.UTF_8).strip();
    if (!words.isEmpty()) {
      print("<p>" + escape(words) + "</p>\n");
    }
  }

  @Override
  public void note(String text) throws IOException {
    begin();
    print("<p class=\"n\">" + escape(text) + "</p>\n");
  }

  @Override
  public void endNotes() {}

  @Override
  public void openSection(SectionKind kind, String title, String rules) throws IOException {
    begin();
    String css = kind.name().toLowerCase(Locale.ROOT);
    String whole = rules.isEmpty() ? title : title + " for " + rules;
    print("<h2 class=\"" + css + "\">" + escape(whole) + "</h2>\n<div>\n");
  }

  @Override
  public void line(byte[] bytes, int start, int length) throws IOException {
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    print("<p class=\"l\">" + escape(text) + "</p>\n");
  }

  @Override
  public void folded(FoldedLines lines) throws IOException {
    String times =
        lines.count() == 1
            ? escape(lines.first())
            : lines.count() + " times, " + escape(lines.first()) + " to " + escape(lines.last());
    print(
        "<dl><dt>"
            + (lines.fresh() ? "<b class=\"new\">new</b> " : "")
            + times
            + "</dt><dd><code>"
            + escape(lines.pattern())
            + "</code></dd>"
            + (lines.example().isEmpty()
                ? ""
                : "<dd class=\"x\"><code>" + escape(lines.example()) + "</code></dd>")
            + "</dl>\n");
  }

  @Override
  public void closeSection() throws IOException {
    print("</div>\n");
  }

  @Override
  public void end() throws IOException {
    begin();
    print("</body></html>\n");
    out.flush();
  }

  /** Text that is shown and never interpreted. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\n', '\t' -> safe.append(c);
        default -> safe.append(visible(c));
      }
    }
    return safe.toString();
  }

  /**
   * Control characters as their pictures; marks that turn the direction of text as a replacement
   * character.
   */
  private static char visible(char c) {
    if (c < 0x20) {
      return (char) (0x2400 + c);
    }
    boolean turnsText = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return c == 0x7f ? '\u2421' : turnsText || (c >= 0x80 && c < 0xa0) ? '\ufffd' : c;
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      print(
          "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
              + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
              + "<title>"
              + escape(subject)
              + "</title><style>\n"
              + STYLE
              + "</style></head><body>\n<h1>"
              + escape(subject)
              + "</h1>\n");
    }
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
