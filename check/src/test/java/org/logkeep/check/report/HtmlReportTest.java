package org.logkeep.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private final ByteArrayOutputStream page = new ByteArrayOutputStream();

  @Test
  void opensWithAnOverviewAndShowsTheCountsAtTheSectionsAgain() throws IOException {
    HtmlReport report =
        new HtmlReport(
            page,
            "box",
            List.of(
                new SectionOutline(SectionKind.ALARM, "Alerts", "su", 1),
                new SectionOutline(SectionKind.EVENT, "Events", "", 2)));
    section(report, SectionKind.ALARM, "Alerts", "su");
    section(report, SectionKind.EVENT, "Events", "");
    section(report, SectionKind.EVENT, "Warnings", "");
    report.end();

    assertThat(body())
        .isEqualTo(
            """
            <h1>box</h1>
            <ul>
            <li class="alarm">Alerts for su: <b>1 line</b></li>
            <li class="event">Events: <b>2 lines</b></li>
            </ul>
            <h2 class="alarm">Alerts for su <small>1 line</small></h2>
            <div>
            </div>
            <h2 class="event">Events <small>2 lines</small></h2>
            <div>
            </div>
            <h2 class="event">Warnings</h2>
            <div>
            </div>
            """);
  }

  @Test
  void setsStampAndHostApartFromTheMessage() throws IOException {
    HtmlReport report = new HtmlReport(page, "box");
    report.openSection(SectionKind.EVENT, "Events", "");
    line(report, "Nov 23 10:00:00 h<1> su: <b>");
    line(report, "no stamp & no host");
    report.end();

    assertThat(body())
        .contains("<p class=\"l\"><span>Nov 23 10:00:00 h&lt;1&gt; </span>su: &lt;b&gt;</p>\n")
        .contains("<p class=\"l\">no stamp &amp; no host</p>\n");
  }

  @Test
  void showsHowManyLinesAPatternHasAndWhereTheyDiffer() throws IOException {
    HtmlReport report = new HtmlReport(page, "box");
    report.openSection(SectionKind.EVENT, "Events", "");
    report.folded(new FoldedLines("took <*> <b>", 7, "10:00", "11:00", "took 3 <b>", true));
    report.folded(new FoldedLines("once", 1, "10:30", "10:30", "", false));
    report.end();

    assertThat(body())
        .contains(
            """
            <dl><dt><b class="new">new</b><b>7 lines</b> <small>10:00 to 11:00</small></dt>
            <dd>took <i>&lt;*&gt;</i> &lt;b&gt;</dd>
            <dd class="x">took 3 &lt;b&gt;</dd></dl>
            <dl><dt><b>1 line</b> <small>10:30</small></dt>
            <dd>once</dd></dl>
            """);
  }

  @Test
  void suitsASmallScreenInDayAndNight() throws IOException {
    new HtmlReport(page, "box").end();

    assertThat(page.toString(StandardCharsets.UTF_8))
        .contains("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .contains("<meta name=\"color-scheme\" content=\"light dark\">")
        .contains("overflow-wrap:anywhere");
  }

  private static void section(HtmlReport report, SectionKind kind, String title, String rules)
      throws IOException {
    report.openSection(kind, title, rules);
    report.closeSection();
  }

  private static void line(HtmlReport report, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    report.line(bytes, 0, bytes.length);
  }

  private String body() {
    String whole = page.toString(StandardCharsets.UTF_8);
    return whole.substring(whole.indexOf("<h1>"), whole.indexOf("</body>"));
  }
}
