package org.logkeep.check.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.logkeep.check.lines.SyslogHeader;

/**
 * The report as one HTML page for a mail: readable on a telephone, light and dark, nothing loaded
 * from anywhere, all text escaped, control characters made visible.
 */
public final class HtmlReport implements ReportWriter {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{margin:0 auto;max-width:60em;padding:1em;font:16px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
      h1{font-size:1.2em;margin:0 0 .7em}
      h2{font-size:1.05em;margin:1.6em 0 .4em;padding:.35em .6em}
      h2 small{font-weight:normal;white-space:nowrap;opacity:.7}
      ul{list-style:none;margin:1em 0;padding:0}li{margin:.2em 0;padding:.2em .6em}
      h2,li,p.n{border-left:.35em solid #888;background:rgba(128,128,128,.12)}
      .alarm{border-color:#e53935;background:rgba(229,57,53,.16)}
      .violation,p.n{border-color:#fb8c00;background:rgba(251,140,0,.16)}
      .event{border-color:#1e88e5;background:rgba(30,136,229,.14)}
      p.v{white-space:pre-line}p.n{padding:.4em .6em}
      p.l,dd{margin:0;padding:.3em .6em;font:13px/1.4 ui-monospace,monospace;white-space:pre-wrap}
      p.l:nth-child(odd),dd{background:rgba(128,128,128,.1)}
      p.l span,dd.x,dt small{opacity:.7}dd.x{background:none}dd i{font-style:normal;opacity:.5}
      dl{margin:0 0 1em}dt{margin-bottom:.2em}
      dt b.new{margin-right:.4em;padding:0 .4em;border-radius:.3em;background:#c62828;color:#fff}
      """;

  /** Where lines of a pattern differ, escaped. */
  private static final String PLACE = "&lt;*&gt;";

  private final OutputStream out;
  private final String subject;
  private final Deque<SectionOutline> outline;
  private boolean begun;

  /** Writes to a stream, under a heading, without an overview. */
  public HtmlReport(OutputStream out, String subject) {
    this(out, subject, List.of());
  }

  /**
   * Writes to a stream, under a heading.
   *
   * @param outline of the sections that will follow, in order; it opens the page
   */
  public HtmlReport(OutputStream out, String subject, List<SectionOutline> outline) {
    this.out = out;
    this.subject = subject;
    this.outline = new ArrayDeque<>(outline);
  }

  @Override
  public void verbatim(byte[] text) throws IOException {
    begin();
    String words = new String(text, StandardCharsets.UTF_8).strip();
    if (!words.isEmpty()) {
      print("<p class=\"v\">" + escape(words) + "</p>\n");
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
    SectionOutline here = new SectionOutline(kind, title, rules, 0);
    String count = "";
    if (!outline.isEmpty() && outline.getFirst().heading().equals(here.heading())) {
      count = " <small>" + lines(outline.removeFirst().lines()) + "</small>";
    }
    print("<h2 class=\"" + css(kind) + "\">" + escape(here.heading()) + count + "</h2>\n<div>\n");
  }

  @Override
  public void line(byte[] bytes, int start, int length) throws IOException {
    int end = start + length;
    int message = SyslogHeader.messageStart(bytes, start, end);
    String header = escape(new String(bytes, start, message - start, StandardCharsets.UTF_8));
    print(
        "<p class=\"l\">"
            + (header.isEmpty() ? "" : "<span>" + header + "</span>")
            + escape(new String(bytes, message, end - message, StandardCharsets.UTF_8))
            + "</p>\n");
  }

  @Override
  public void folded(FoldedLines lines) throws IOException {
    String times = lines.count() == 1 ? lines.first() : lines.first() + " to " + lines.last();
    print(
        "<dl><dt>"
            + (lines.fresh() ? "<b class=\"new\">new</b>" : "")
            + ("<b>" + lines(lines.count()) + "</b> <small>" + escape(times) + "</small>")
            + "</dt>\n<dd>"
            + escape(lines.pattern()).replace(PLACE, "<i>" + PLACE + "</i>")
            + "</dd>"
            + (lines.example().isEmpty()
                ? ""
                : "\n<dd class=\"x\">" + escape(lines.example()) + "</dd>")
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
          "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
              + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
              + "<meta name=\"color-scheme\" content=\"light dark\">"
              + "<title>"
              + escape(subject)
              + "</title><style>\n"
              + STYLE
              + "</style></head><body>\n<h1>"
              + escape(subject)
              + "</h1>\n");
      overview();
    }
  }

  private void overview() throws IOException {
    if (outline.isEmpty()) {
      return;
    }
    StringBuilder list = new StringBuilder("<ul>\n");
    for (SectionOutline section : outline) {
      list.append("<li class=\"").append(css(section.kind())).append("\">");
      list.append(escape(section.heading())).append(": <b>").append(lines(section.lines()));
      list.append("</b></li>\n");
    }
    print(list.append("</ul>\n").toString());
  }

  private static String css(SectionKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String lines(long count) {
    return count == 1 ? "1 line" : count + " lines";
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
