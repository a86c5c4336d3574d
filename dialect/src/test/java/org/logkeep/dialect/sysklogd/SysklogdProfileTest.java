package org.logkeep.dialect.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.parse.MessageParser;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.ParserDefaults;

/** The tables of the sysklogd specification, section 6, and the recorded cases. */
class SysklogdProfileTest {
  private static final long NOW =
      Instant.parse("2026-11-23T20:00:00Z").getEpochSecond() * 1_000_000;

  private final RecordBatch batch = new RecordBatch(1024, 4);

  private void parse(ParseProfile profile, byte[] bytes) {
    batch.addRow(batch.append(bytes), bytes.length, 0, NOW);
    new MessageParser(
            profile, new ParserDefaults(13, ZoneOffset.UTC.getRules(), false, "syslogd", "1"))
        .parse(batch, 0);
  }

  private void parse(ParseProfile profile, String line) {
    parse(profile, line.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String text() {
    return new String(
        batch.data(),
        batch.offset(0, Field.MESSAGE),
        batch.length(0, Field.MESSAGE),
        StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          app:msg|app||msg
          app[12]:msg|app|12|msg
          app[12]: msg|app|12|msg
          h app[12] msg|app|12|msg
          h app msg|app||msg
          app:  two blanks|app|| two blanks
          app:\ttab|app||tab
          app[]: empty pid|||app[]: empty pid
          app[x1]: letters|||app[x1]: letters
          app[12: open|||app[12: open
          a-b_c.d/e: signs|a-b_c.d/e||signs
          a@b: at sign|||a@b: at sign
          a+b: plus|||a+b: plus
          app(v1): parens|app(v1)||parens
          /usr/sbin/cron[5]: path|/usr/sbin/cron|5|path
          (polkit-agent): x|polkit-agent||x
          (svc)[33]: x|svc|33|x
          h (svc) x|svc||x
          (open: x|(open||x
          (a)(b): x|(a)(b)||x
          (): x|()||x
          (CRON) INFO x: y|INFO||x: y
          fe80::1 prog: text|fe80||:1 prog: text
          """)
  void readsEveryShapeOfTag(String rest, String program, String pid, String message) {
    parse(SysklogdProfile.DEFAULT, "<13>Oct 11 22:14:15 " + rest);
    assertThat(batch.hasFlag(0, RecordFlags.NO_STAMP | RecordFlags.REFUSED)).isFalse();
    assertThat(List.of(batch.text(0, Field.PROGRAM), batch.text(0, Field.PID), text()))
        .containsExactly(program == null ? "" : program, pid == null ? "" : pid, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <13>two words           | words  | ''
          <13>three little words  | little | words
          <13>prog text: x        | text   | x
          <13>single              | ''     | single
          <13>prog: no stamp      | prog   | no stamp
          <13>Oct 11 22:14:15.5 h prog: x | 11 | 22:14:15.5 h prog: x
          """)
  void takesTheFirstWordForAHost(String line, String program, String message) {
    parse(SysklogdProfile.DEFAULT, line);
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo(program);
    assertThat(text()).isEqualTo(message);
    assertThat(batch.hasFlag(0, RecordFlags.NO_HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no pri at all: x",
        "<>empty: x",
        "<abc>letters: x",
        "<-1>minus: x",
        "<13open: x",
        "<12345>five: x",
        "< 13>blank: x",
        "<200>high: x",
        "<1024>wraps: x"
      })
  void keepsADatagramWithoutReadablePriorityWhole(String line) {
    parse(SysklogdProfile.DEFAULT, line);
    assertThat(batch.priority(0)).isEqualTo(ParserDefaults.USER_NOTICE);
    assertThat(text()).isEqualTo(line);
    assertThat(batch.hasFlag(0, RecordFlags.REFUSED)).isFalse();
  }

  @Test
  void takesLeadingZeros() {
    parse(SysklogdProfile.DEFAULT, "<013>zero: leading zeros");
    assertThat(batch.priority(0)).isEqualTo(13);
  }

  @Test
  void turnsKernIntoUserUnlessTold() {
    parse(SysklogdProfile.DEFAULT, "<6>app: x");
    assertThat(batch.priority(0)).isEqualTo(14);
    batch.clear();
    parse(SysklogdProfile.of(false, true, false, false), "<6>app: x");
    assertThat(batch.priority(0)).isEqualTo(6);
  }

  @Test
  void showsControlCharactersAndTearsUtf8() {
    parse(
        SysklogdProfile.DEFAULT,
        "<13>app: bell\u0007 esc\u001b[1m del\u007f two\n"
            + "lines\r"
            + " tab\there \u0085 \u00e9 \u00e2\u0082\u00ac\n");
    assertThat(text())
        .isEqualTo("bell^G esc^[[1m del^? two lines^M tab\there M-^E \u00e9 \u00e2M-^B\u00ac ");
  }

  @Test
  void keepsSoundUtf8OnDemand() {
    parse(
        SysklogdProfile.of(false, false, false, true),
        "<13>app: \u00c3\u00a9 \u00e2\u0082\u00ac \u0085 \u00e9 x\u0001");
    assertThat(text()).isEqualTo("\u00c3\u00a9 \u00e2\u0082\u00ac M-^E \u00e9 x^A");
  }

  @Test
  void endsTheTextAtANul() {
    parse(SysklogdProfile.DEFAULT, "<13>app: one\0two");
    assertThat(text()).isEqualTo("one");
  }

  @Test
  void believesTheHostOnDemand() {
    parse(SysklogdProfile.of(true, false, false, false), "<14>Oct 11 22:14:15 thehost app[3]: one");
    assertThat(batch.text(0, Field.HOST)).isEqualTo("thehost");
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo("app");
  }

  @Test
  void usesTheTimeOfArrivalOnDemand() {
    ParseProfile profile = SysklogdProfile.of(false, false, true, false);
    parse(profile, "<13>Jan  5 04:05:06 prog: old stamp");
    assertThat(batch.stamp(0)).isEqualTo(NOW);
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo("prog");
    batch.clear();
    parse(profile, "<13>1 2003-10-11T22:14:15.003Z h app 1 - - five");
    assertThat(batch.stamp(0)).isEqualTo(NOW);
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("five");
  }

  @Test
  void readsRfc5424() {
    parse(
        SysklogdProfile.of(true, false, false, false),
        "<13>1 2003-10-11T22:14:15+05:30 h app 1 m [a@1][b@1 c=\"q\\\"x\\]y\"] two elements");
    assertThat(batch.text(0, Field.HOST)).isEqualTo("h");
    assertThat(batch.text(0, Field.STRUCTURED_DATA)).isEqualTo("[a@1][b@1 c=\"q\\\"x\\]y\"]");
    assertThat(text()).isEqualTo("two elements");
    assertThat(batch.zone(0)).isEqualTo(19_800);
    assertThat(batch.stamp(0))
        .isEqualTo(Instant.parse("2003-10-11T16:44:15Z").getEpochSecond() * 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2003-10-1T22:14:15Z h app 1 - - x",
        "2003-13-11T22:14:15Z h app 1 - - x",
        "2003-02-29T22:14:15Z h app 1 - - x",
        "2003-10-11T24:14:15Z h app 1 - - x",
        "2003-10-11T22:14:15.1234567Z h app 1 - - x",
        "2003-10-11T22:14:15. h app 1 - - x",
        "2003-10-11T22:14:15,1Z h app 1 - - x",
        "2003-10-11 22:14:15Z h app 1 - - x",
        "2003-10-11T22:14:15 h app 1 - - x",
        "2003-10-11T22:14:15Z h app 1 - [a x=1] x",
        "2003-10-11T22:14:15Z h app 1 - [a x=\"1\" x",
        "2003-10-11T22:14:15Z h app 1 - [a x=\"1\"]x",
        "2003-10-11T22:14:15Z h app 1 - nosd x",
        "2003-10-11T22:14:15Z h app 1 -",
        "2003-10-11T22:14:15Z h  1 - - x",
        "- h app 1",
        ""
      })
  void refusesAFaultyRfc5424Header(String rest) {
    parse(SysklogdProfile.DEFAULT, "<13>1 " + rest);
    assertThat(batch.hasFlag(0, RecordFlags.REFUSED)).isTrue();
    assertThat(batch.has(0, Field.PROGRAM)).isFalse();
  }

  @Test
  void readsAnotherVersionAsClassicText() {
    parse(SysklogdProfile.DEFAULT, "<13>2 app: x");
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo("app");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T20:00:00Z, Nov 30 19:59:59, 2026-11-30T19:59:59Z",
    "2026-11-23T20:00:00Z, Nov 30 20:00:00, 2025-11-30T20:00:00Z",
    "2026-12-30T00:00:00Z, Jan  2 00:00:00, 2027-01-02T00:00:00Z",
    "2026-01-02T00:00:00Z, Dec 31 00:00:00, 2025-12-31T00:00:00Z",
    "2026-06-01T00:00:00Z, Feb 29 00:00:00, 2026-03-01T00:00:00Z",
  })
  void guessesTheLatestYearLessThanAWeekAhead(Instant now, String stamp, Instant expected) {
    byte[] bytes = ("<13>" + stamp + " app: x").getBytes(StandardCharsets.US_ASCII);
    batch.addRow(batch.append(bytes), bytes.length, 0, now.getEpochSecond() * 1_000_000);
    new MessageParser(
            SysklogdProfile.DEFAULT,
            new ParserDefaults(13, ZoneOffset.UTC.getRules(), false, "syslogd", "1"))
        .parse(batch, 0);
    assertThat(Instant.ofEpochSecond(batch.stamp(0) / 1_000_000)).isEqualTo(expected);
  }

  @Test
  void completesAStampByTheFractionOfTheArrival() {
    byte[] bytes = "<13>Oct 11 22:14:15 app: x".getBytes(StandardCharsets.US_ASCII);
    batch.addRow(batch.append(bytes), bytes.length, 0, NOW + 123_456);
    new MessageParser(
            SysklogdProfile.DEFAULT,
            new ParserDefaults(13, ZoneOffset.UTC.getRules(), false, "syslogd", "1"))
        .parse(batch, 0);
    assertThat(batch.stamp(0))
        .isEqualTo(Instant.parse("2026-10-11T22:14:15Z").getEpochSecond() * 1_000_000 + 123_456);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <6>eth0: link up|kernel||eth0: link up
          <6>Linux version 6.1|kernel||Linux version 6.1
          <6>[    5.000000] eth0: link up|kernel||[    5.000000] eth0: link up
          <30>systemd[1]: Starting x|systemd|1|Starting x
          """)
  void filesTheKernelsOwnTextUnderKernel(String line, String program, String pid, String text) {
    parse(SysklogdProfile.of(false, true, false, false).toBuilder().kernel(true).build(), line);
    assertThat(field(Field.PROGRAM)).isEqualTo(program);
    assertThat(field(Field.PID)).isEqualTo(pid == null ? "" : pid);
    assertThat(text()).isEqualTo(text);
  }

  private String field(Field field) {
    return new String(
        batch.data(),
        Math.max(0, batch.offset(0, field)),
        Math.max(0, batch.length(0, field)),
        StandardCharsets.ISO_8859_1);
  }
}
