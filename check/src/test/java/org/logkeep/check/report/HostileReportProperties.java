package org.logkeep.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reports show what strangers have written to the log; nothing of it may be more than text. */
class HostileReportProperties {
  private static final List<String> TAGS =
      List.of(
          "!DOCTYPE",
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "h1",
          "h2",
          "div",
          "p",
          "dl",
          "dt",
          "dd",
          "b",
          "i",
          "small",
          "span",
          "ul",
          "li");
  private static final Pattern TAG = Pattern.compile("</?([!\\w]+)[^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|#39);");

  @Property(tries = 300)
  void aPageHasNoTagBesideItsOwnAndLoadsNothing(@ForAll("hostile") String text) throws IOException {
    String page = page(text);
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      assertThat(TAGS).contains(tags.group(1));
      assertThat(tags.group()).doesNotContainPattern("\\b(src|href|on\\w+|url)\\b");
    }
    String rest = tags.replaceAll("");
    assertThat(rest).doesNotContain("<").doesNotContain("\u0000").doesNotContain("\u202e");
    assertThat(ENTITY.matcher(rest).replaceAll("")).doesNotContain("&");
    assertThat(style(text)).isEqualTo(style("")).doesNotContain("url").doesNotContain("@import");
  }

  @Property(tries = 300)
  void aStringOfTheJsonReportReadsBackAsItWas(@ForAll("hostile") String text) {
    String quoted = JsonText.quote(text);

    assertThat(quoted.chars()).allMatch(c -> c >= ' ');
    assertThat(unquote(quoted)).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> sharp =
        Arbitraries.of(
            "<script>",
            "</style>",
            "<img src=x onerror=alert(1)>",
            "\"",
            "'",
            "&",
            "&lt;",
            "<!--",
            "]]>",
            "\u0000",
            "\u001b[31m",
            "\u202e",
            "\u2028",
            "\\",
            "\n",
            "\r",
            "<a href=//x>",
            "text",
            " ",
            "\u00e9",
            "\ud83d\ude00");
    return sharp.list().ofMaxSize(12).map(parts -> String.join("", parts));
  }

  /** A report with the text in every place that text can come from. */
  private static String page(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<SectionOutline> outline = List.of(new SectionOutline(SectionKind.ALARM, text, text, 3));
    HtmlReport report = new HtmlReport(bytes, "subject " + text, outline);
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    report.verbatim(line);
    report.note(text);
    report.endNotes();
    report.openSection(SectionKind.ALARM, text, text);
    report.line(line, 0, line.length);
    report.folded(new FoldedLines(text, 2, text, text, text, true));
    report.closeSection();
    report.end();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String style(String text) throws IOException {
    String page = page(text);
    return page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
  }

  private static String unquote(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = quoted.charAt(++i);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(quoted.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        assertThat(escaped).isIn('"', '\\');
        text.append(escaped);
      }
    }
    return text.toString();
  }
}
