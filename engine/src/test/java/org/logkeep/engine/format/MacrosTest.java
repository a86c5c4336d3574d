package org.logkeep.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** The outputs are those that syslog-ng 3.38 wrote for the same record. */
final class MacrosTest {
  private final Diagnostics diagnostics = new Diagnostics();
  private final FixedContext context = new FixedContext("t1", "t2", ".source.s_m");
  private final TemplateCompiler compiler =
      new TemplateCompiler(
          FixedContext.settings(), (c, scope) -> (batch, row, ctx) -> false, diagnostics);

  private String format(RecordBatch batch, Template.Part... parts) {
    ByteSink out = new ByteSink(16);
    compiler.compile(Template.of(parts)).format(batch, 0, context, out);
    assertThat(diagnostics.all()).isEmpty();
    return out.toString();
  }

  private static Template.Part[] line(String... names) {
    return Stream.of(names)
        .map(n -> n.startsWith("$") ? Template.macro(n.substring(1)) : new Template.Literal(n))
        .toArray(Template.Part[]::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          DATE|Oct 11 22:14:15
          FULLDATE|2003 Oct 11 22:14:15
          ISODATE|2003-10-11T22:14:15+02:00
          STAMP|Oct 11 22:14:15
          UNIXTIME|1065903255
          S_ISODATE|2003-10-11T22:14:15+02:00
          R_ISODATE|2026-11-18T11:06:40+00:00
          C_UNIXTIME|1795000000
          YEAR|2003
          MONTH|10
          DAY|11
          YEAR_DAY|284
          MONTH_ABBREV|Oct
          MONTH_NAME|October
          MONTH_WEEK|1
          HOUR|22
          HOUR12|10
          MIN|14
          SEC|15
          MSEC|003
          USEC|003456
          AMPM|PM
          WEEKDAY|Sat
          WEEK_DAY|7
          WEEK_DAY_NAME|Saturday
          WEEK|40
          ISOWEEK|41
          TZ|+02:00
          FACILITY|local4
          FACILITY_NUM|20
          LEVEL|notice
          PRIORITY|notice
          LEVEL_NUM|5
          PRI|165
          TAG|a5
          BSDTAG|5U
          TAGS|t1,t2,.source.s_m
          HOST|vm
          FULLHOST_FROM|vm
          LOGHOST|vm
          SOURCE|s_m
          SOURCEIP|127.0.0.1
          SOURCEPORT|0
          IP_PROTO|0
          PROTO|0
          MSGHDR|evntslog[42]:\s
          MSG|hello world
          PROGRAM|evntslog
          PID|42
          RCPTID|1
          UNIQID|734cd803@0000000000000001
          SYSUPTIME|5
          CLASSIC_TAG|evntslog[42]:\s
          """)
  void writesWhatTheSpecificationSays(String macro, String expected) {
    assertThat(format(TestRecords.example(), Template.macro(macro))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0|0|kern|0|emerg|0|00|0A
          192|192|18|24|emerg|0|c0|0Y
          999|999|7c|124|debug|7|3e7|7\u00bd
          59391|59391|7f|127|debug|7|e7ff|7\u00c0
          """)
  void printsPrioritiesBeyondTheLast(
      int priority,
      String pri,
      String facility,
      String number,
      String level,
      String levelNumber,
      String tag,
      String bsd) {
    RecordBatch batch = TestRecords.example();
    batch.priority(0, priority);
    ByteSink out = new ByteSink(16);
    for (String macro :
        List.of("PRI", "FACILITY", "FACILITY_NUM", "LEVEL", "LEVEL_NUM", "TAG", "BSDTAG")) {
      compiler.compile(Template.of(Template.macro(macro))).format(batch, 0, context, out);
      out.put('|');
    }
    assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1))
        .isEqualTo(String.join("|", pri, facility, number, level, levelNumber, tag, bsd) + "|");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2003-10-11T22:14:15Z|40 41 1 284 10 PM
          2024-01-01T00:00:00Z|01 01 1 001 12 AM
          2023-12-31T12:00:00Z|52 52 4 365 12 PM
          2021-01-03T11:59:59Z|00 53 0 003 11 AM
          2024-02-29T13:00:00Z|09 09 4 060 01 PM
          2022-08-01T01:02:03Z|31 31 1 213 01 AM
          """)
  void countsWeeks(String stamp, String expected) {
    RecordBatch batch = TestRecords.example();
    batch.stamp(0, Instant.parse(stamp).getEpochSecond() * 1_000_000, 0);
    assertThat(
            format(
                batch,
                line(
                    "$WEEK",
                    " ",
                    "$ISOWEEK",
                    " ",
                    "$MONTH_WEEK",
                    " ",
                    "$YEAR_DAY",
                    " ",
                    "$HOUR12",
                    " ",
                    "$AMPM")))
        .isEqualTo(expected);
  }

  @Test
  void writesTheDefaultLineOfFiles() {
    assertThat(
            format(
                TestRecords.example(),
                line("$DATE", " ", "$HOST", " ", "$MSGHDR", "$MESSAGE", "\n")))
        .isEqualTo("Oct 11 22:14:15 vm evntslog[42]: hello world\n");
  }

  @Test
  void rebuildsTheHeaderThatIsNotThere() {
    RecordBatch batch = TestRecords.example();
    batch.unset(0, Field.HEADER);
    Template.Part[] line = line("$HOST", " ", "$MSGHDR", "$MESSAGE");
    assertThat(format(batch, line)).isEqualTo("vm evntslog[42]: hello world");
    batch.unset(0, Field.PID);
    assertThat(format(batch, line)).isEqualTo("vm evntslog: hello world");
    batch.unset(0, Field.PROGRAM);
    assertThat(format(batch, line)).isEqualTo("vm hello world");
  }

  @Test
  void insertsTheDefaultOfAnEmptyValue() {
    Template.Macro unset = new Template.Macro("nosuch", Optional.of("none"), 0, Span.BUILT_IN);
    assertThat(format(TestRecords.example(), unset)).isEqualTo("none");
  }

  @Test
  void escapesValuesButNotLiterals() {
    RecordBatch batch = new RecordBatch(64, 1);
    TestRecords.add(batch, 13, "h", "p", "", "same \"q\" \\ 'x'\t");
    Template template =
        new Template(
            List.of(new Template.Literal("<\""), Template.macro("MSG")), true, Optional.empty());
    ByteSink out = new ByteSink(16);
    compiler.compile(template).format(batch, 0, context, out);
    assertThat(out.toString()).isEqualTo("<\"same \\\"q\\\" \\\\ \\'x\\'\\011");
  }
}
