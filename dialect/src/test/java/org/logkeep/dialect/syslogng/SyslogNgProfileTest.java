package org.logkeep.dialect.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.parse.MessageParser;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.ParserDefaults;
import org.logkeep.record.parse.SdataWriter;

/** The worked examples of the syslog-ng specification, section 10.6, and the recorded cases. */
class SyslogNgProfileTest {
  private static final long NOW = Instant.parse("2026-11-23T20:00:00Z").getEpochSecond();

  private final RecordBatch batch = new RecordBatch(1024, 4);

  private static ParseProfile profile(String flags) {
    ParseProfile profile = SyslogNgProfile.DEFAULT;
    for (String flag : flags.split(" ")) {
      profile = flag.isEmpty() ? profile : SyslogNgProfile.withFlag(profile, flag).orElseThrow();
    }
    return profile;
  }

  private void parse(String flags, int priority, boolean local, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int at = batch.append(bytes);
    batch.addRow(at, bytes.length, 0, NOW * 1_000_000);
    ParserDefaults defaults =
        new ParserDefaults(priority, ZoneOffset.UTC.getRules(), local, "syslog-ng", "77");
    new MessageParser(profile(flags), defaults).parse(batch, 0);
  }

  private String stamp() {
    if (batch.hasFlag(0, RecordFlags.NO_STAMP)) {
      assertThat(batch.stamp(0)).isEqualTo(batch.arrival(0));
      return "now";
    }
    long micros = batch.stamp(0);
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
    return instant.atOffset(ZoneOffset.ofTotalSeconds(batch.zone(0))).toString();
  }

  private String sdata() {
    ByteSink out = new ByteSink(64);
    new SdataWriter().write(out, batch, 0, 0);
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "",
      textBlock =
          """
          <34>Oct 11 22:14:15 mymachine su: 'su root' failed|34|2026-10-11T22:14:15Z|mymachine|su||su: |'su root' failed|
          <13>Oct  1 22:14:15 host1 prog[123]: hello|13|2026-10-01T22:14:15Z|host1|prog|123|prog[123]: |hello|
          <13>Oct 01 22:14:15 host1 prog[123]: hello|13|2026-10-01T22:14:15Z|host1|prog|123|prog[123]: |hello|
          <13>OCT 11 22:14:15 host1 prog: x|13|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <13> Oct 11 22:14:15 host1 prog: x|13|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <13>Oct 11 22:14:15 host1 prog: x  |13|2026-10-11T22:14:15Z|host1|prog||prog: |x  |
          <13>Oct 1 22:14:15 host1 prog[123]: x|13|now||Oct||Oct |1 22:14:15 host1 prog[123]: x|
          <13>Oct 11 22:14 host1 prog: x|13|now||Oct||Oct |11 22:14 host1 prog: x|
          <13>Oct 11 25:14:15 host1 prog: x|13|2026-10-13T01:14:15Z|host1|prog||prog: |x|
          <13>Oct 41 25:99:99 host1 prog: x|13|2026-11-12T01:40:39Z|host1|prog||prog: |x|
          <13>Feb 30 22:14:15 host1 prog: x|13|2026-03-02T22:14:15Z|host1|prog||prog: |x|
          <13>Oct 11 22:14:15.123456 host1 prog[1]: x|13|2026-10-11T22:14:15.123456Z|host1|prog|1|prog[1]: |x|
          <13>Oct 11 22:14:15,123 host1 prog[1]: x|13|2026-10-11T22:14:15.123Z|host1|prog|1|prog[1]: |x|
          <13>Oct 11 2023 22:14:15: %PIX-6-302013: Built|13|2023-10-11T22:14:15Z||%PIX-6-302013||%PIX-6-302013: |Built|
          <13>Oct 11 2023 22:14:15 asahost : %ASA-6-302013: Built|13|2023-10-11T22:14:15Z|asahost|||: |%ASA-6-302013: Built|
          <13>Oct 11 22:14:15 2023 linksys prog: msg|13|2023-10-11T22:14:15Z|linksys|prog||prog: |msg|
          <13>2023-10-11T22:14:15+02:00 host1 prog[1]: iso|13|2023-10-11T22:14:15+02:00|host1|prog|1|prog[1]: |iso|
          <13>2023-10-11T22:14:15,250Z host1 prog: x|13|2023-10-11T22:14:15.250Z|host1|prog||prog: |x|
          <13>2023-10-11T22:14:15.123456789Z host1 prog: x|13|2023-10-11T22:14:15.123456Z|host1|prog||prog: |x|
          <13>2023-10-11 22:14:15 host1 prog: x|13|2023-10-11T22:14:15Z|host1|prog||prog: |x|
          <189>29: *Apr 29 13:58:40.411: %SYS-5-CONFIG_I: text|189|2026-04-29T13:58:40.411Z||%SYS-5-CONFIG_I||%SYS-5-CONFIG_I: |text|[meta sequenceId="29"][timeQuality isSynced="0"]
          <189>31: %SYS-5-CONFIG_I: text|189|now||%SYS-5-CONFIG_I||%SYS-5-CONFIG_I: |text|[meta sequenceId="31"]
          <189>29: foo: .Apr 29 13:58:46.411: %SYS-5-X: text|189|now||foo||foo: |.Apr 29 13:58:46.411: %SYS-5-X: text|[meta sequenceId="29"]
          <13>prog[12]: no timestamp|13|now||prog|12|prog[12]: |no timestamp|
          <13>just text without colon|13|now||just||just |text without colon|
          <13>Oct 11 22:14:15 prog[123]: no host|13|2026-10-11T22:14:15Z||prog|123|prog[123]: |no host|
          <13>Oct 11 22:14:15 prog: no host|13|2026-10-11T22:14:15Z||prog||prog: |no host|
          <13>Oct 11 22:14:15 dd: no host|13|2026-10-11T22:14:15Z|dd:|no||no |host|
          <13>Oct 11 22:14:15 fe80::1: prog: x|13|2026-10-11T22:14:15Z|fe80::1:|prog||prog: |x|
          <13>Oct 11 22:14:15 12345: x|13|2026-10-11T22:14:15Z||12345||12345: |x|
          <13>oct 11 22:14:15 host1 prog: x|13|now||oct||oct |11 22:14:15 host1 prog: x|
          <13>oCT 11 22:14:15 host1 prog: x|13|now||oCT||oCT |11 22:14:15 host1 prog: x|
          <13>Oct 11 22:14:15. host prog: text|13|2026-10-11T22:14:15Z|host|prog||prog: |text|
          <13>Oct 11 22:14:15,: host prog: text|13|2026-10-11T22:14:15Z|host|prog||prog: |text|
          <13>Oct 11 22:14:15..1 host prog: text|13|2026-10-11T22:14:15Z|.1|host||host |prog: text|
          <13>Oct 11 22:14:15.|13|2026-10-11T22:14:15Z||||||
          <13>Oct 11 22: 4: 5 host prog: text|13|2026-10-11T22:04:05Z|host|prog||prog: |text|
          <13>2023- 1- 1T 2: 4: 5.Z host prog: text|13|2023-01-01T02:04:05Z|host|prog||prog: |text|
          <13>: Oct 11 22:14:15 host prog: x|13|2026-10-11T22:14:15Z|host|prog||prog: |x|
          <13>:  a|13|now||a||a||
          <13>Oct 11 22:14:15 : host prog: x|13|2026-10-11T22:14:15Z|:|host||host |prog: x|
          <13>Oct 11 22:14:15 Message forwarded from h1 a: p: x|13|2026-10-11T22:14:15Z|h1 a|p||p: |x|
          <13>Oct 11 22:14:15 Message forwarded from h1:p: x|13|2026-10-11T22:14:15Z|h1|p||p: |x|
          <13>Oct 11 22:14:15 last message repeated|13|2026-10-11T22:14:15Z|last|message||message |repeated|
          no pri at all|13|now||no||no |pri at all|
          Oct 11 22:14:15 host prog[1]: x|13|2026-10-11T22:14:15Z|host|prog|1|prog[1]: |x|
          <13>Oct 11 22:14:15 host prog[1] no colon|13|2026-10-11T22:14:15Z|host|prog|1|prog[1] |no colon|
          <13>Oct 11 22:14:15 host prog:nospace|13|2026-10-11T22:14:15Z|host|prog||prog:|nospace|
          <13>Oct 11 22:14:15 host prog[1]:  two spaces|13|2026-10-11T22:14:15Z|host|prog|1|prog[1]: | two spaces|
          <13>Oct 11 22:14:15 host   leading prog: x|13|2026-10-11T22:14:15Z|host|leading||leading |prog: x|
          <13>Oct 11 22:14:15 Message forwarded from aixhost: prog[5]: text|13|2026-10-11T22:14:15Z|aixhost|prog|5|prog[5]: |text|
          <13>Oct 11 22:14:15 last message repeated 3 times|13|2026-10-11T22:14:15Z|||||last message repeated 3 times|
          <13>Oct 11 22:14:15 fe80::1 prog: x|13|2026-10-11T22:14:15Z|fe80::1|prog||prog: |x|
          <13>Oct 11 22:14:15 10.1.2.3 prog: x|13|2026-10-11T22:14:15Z|10.1.2.3|prog||prog: |x|
          <13>Oct 11 22:14:15 www.example.com prog: x|13|2026-10-11T22:14:15Z|www.example.com|prog||prog: |x|
          <13>Oct 11 22:14:15 host1|13|2026-10-11T22:14:15Z||host1||host1||
          <13>Oct 11 22:14:15 host prog[1|13|2026-10-11T22:14:15Z|host|prog||prog[1||
          <13>Oct 11 22:14:15 [host1] prog: x|13|2026-10-11T22:14:15Z|||host1|[host1] |prog: x|
          <30>Oct 11 22:14:15 host1 systemd-logind[5]: New session|30|2026-10-11T22:14:15Z|host1|systemd-logind|5|systemd-logind[5]: |New session|
          <13>Oct 11 22:14:15 host1 (cron)[5]: x|13|2026-10-11T22:14:15Z|host1|(cron)|5|(cron)[5]: |x|
          <4>Oct 11 22:14:15 host1 kernel: [   12.345678] usb 1-1|4|2026-10-11T22:14:15Z|host1|kernel||kernel: |[   12.345678] usb 1-1|
          <13>|13|now||||||
          <abc>bad pri|43|now||syslog-ng|77||Error processing log message: <abc>bad pri|
          <-1>Oct 11 22:14:15 host1 prog: x|43|now||syslog-ng|77||Error processing log message: <-1>Oct 11 22:14:15 host1 prog: x|
          <13|13|now||||||
          <191|191|now||||||
          <|0|now||||||
          45 <13>Oct 11 22:14:15 host prog: x|13|now||45||45 |<13>Oct 11 22:14:15 host prog: x|
          <0>Oct 11 22:14:15 host1 prog: x|0|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <>Oct 11 22:14:15 host1 prog: x|0|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <0013>Oct 11 22:14:15 host1 prog: x|13|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <192>Oct 11 22:14:15 host1 prog: x|192|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <999>Oct 11 22:14:15 host1 prog: x|999|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <99999999999>Oct 11 22:14:15 host1 prog: x|59391|2026-10-11T22:14:15Z|host1|prog||prog: |x|
          <13><14>Oct 11 22:14:15 host1 prog: x|13|now||<14>Oct||<14>Oct |11 22:14:15 host1 prog: x|
          <13>1 2003-10-11T22:14:15Z host1 app 1 2 - text|13|now||1||1 |2003-10-11T22:14:15Z host1 app 1 2 - text|
          """)
  void readsClassicLinesAsTheRealProgramDoes(
      String line,
      int priority,
      String stamp,
      String host,
      String program,
      String pid,
      String header,
      String message,
      String sdata) {
    parse("", 13, false, line);
    assertThat(
            List.of(
                String.valueOf(batch.priority(0)),
                stamp(),
                batch.text(0, Field.HOST),
                batch.text(0, Field.PROGRAM),
                batch.text(0, Field.PID),
                batch.text(0, Field.HEADER),
                batch.text(0, Field.MESSAGE),
                sdata()))
        .containsExactly(
            String.valueOf(priority),
            stamp,
            orEmpty(host),
            orEmpty(program),
            orEmpty(pid),
            orEmpty(header),
            orEmpty(message),
            orEmpty(sdata));
  }

  @Test
  void readsNothingBehindTheStateOfAClockButText() {
    parse("", 13, false, "<13>. host prog: text");
    assertThat(batch.text(0, Field.PROGRAM)).isEmpty();
    assertThat(batch.text(0, Field.HEADER)).isEqualTo(" ");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("host prog: text");
    assertThat(sdata()).isEqualTo("[timeQuality isSynced=\"1\"]");
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "",
      textBlock =
          """
          <165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% text|165|2003-08-24T05:14:15.000003-07:00|192.0.2.1|myproc|8710|||%% text
          <165>1 - - - - - - allnil|165|now||||||allnil
          <13>1 2003-10-11T22:14:15Z host app 1 2 [origin ip="1.2.3.4"][meta sequenceId="7" sysUpTime="3"] m|13|2003-10-11T22:14:15Z|host|app|1|2|[origin ip="1.2.3.4"][meta sequenceId="7" sysUpTime="3"]|m
          <13>1 2003-10-11T22:14:15Z host app 1 2 [noat x="y"][a@1] m|13|2003-10-11T22:14:15Z|host|app|1|2|[noat x="y"][a@1]|m
          <165>1 2003-10-11T22:14:15.003Z host1 evntslog 42 ID47 [a@1 x=""] m|165|2003-10-11T22:14:15.003Z|host1|evntslog|42|ID47|[a@1 x=""]|m
          <165>1 2003-10-11T22:14:15.003Z host1 evntslog 42 ID47 [a@1 x="1"]|165|2003-10-11T22:14:15.003Z|host1|evntslog|42|ID47|[a@1 x="1"]|
          <165>1 2003-10-11T22:14:15Z host1 - 1 2 - m|165|2003-10-11T22:14:15Z|host1||1|2||m
          <13>1 2003-10-11 22:14:15 host1 app 1 2 - m|13|2003-10-11T22:14:15Z|host1|app|1|2||m
          1 2003-10-11T22:14:15Z host1 app 1 2 - m|13|2003-10-11T22:14:15Z|host1|app|1|2||m
          <13>1 2003-10-11T22:14:15Z host1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1 2 - m|13|2003-10-11T22:14:15Z|host1|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|1|2||m
          <172>1 2026-11-22T15:14:50.823924+00:00 host fwd 31 - -  first|172|2026-11-22T15:14:50.823924Z|host|fwd|31||| first
          <13>1 2003-10-11T22:14:15Z h a 1 2  m|13|2003-10-11T22:14:15Z|h|a|1|2||m
          <13>2 2003-10-11T22:14:15Z host1 app 1 2 - x|13|now||2||||2003-10-11T22:14:15Z host1 app 1 2 - x
          <13>Oct 11 22:14:15 host1 prog[1]: x|13|2026-10-11T22:14:15Z|host1|prog|1|||x
          <13>1 notadate host1 app 1 2 - x|43|now||syslog-ng|77|||Error processing log message: <13>1>@< notadate host1 app 1 2 - x
          <13>1 2003-10-11T22:14:15Z h app 1 2 nosd message|43|now||syslog-ng|77|||Error processing log message: <13>1 2003-10-11T22:14:15Z h app 1 2>@< nosd message
          <165>1 2003-10-11T22:14:15.003Z host1 evntslog 42 ID47 [a@1 x="1"]m|43|now||syslog-ng|77|||Error processing log message: <165>1 2003-10-11T22:14:15.003Z host1 evntslog 42 ID47 [a@1 x="1">@<]m
          <165>1 2003-10-11T22:14:15.003Z host1 evntslog 42 ID47 [a@1 x="1" m|43|now||syslog-ng|77|||Error processing log message: <165>1 2003-10-11T22:14:15.003Z host1 evntslog 42 ID47 [a@1 x="1" >@<m
          """)
  void readsRfc5424AsTheRealProgramDoes(
      String line,
      int priority,
      String stamp,
      String host,
      String program,
      String pid,
      String msgid,
      String sdata,
      String message) {
    parse("syslog-protocol", 13, false, line);
    assertThat(
            List.of(
                String.valueOf(batch.priority(0)),
                stamp(),
                batch.text(0, Field.HOST),
                batch.text(0, Field.PROGRAM),
                batch.text(0, Field.PID),
                batch.text(0, Field.MSGID),
                sdata(),
                batch.text(0, Field.MESSAGE)))
        .containsExactly(
            String.valueOf(priority),
            stamp,
            orEmpty(host),
            orEmpty(program),
            orEmpty(pid),
            orEmpty(msgid),
            orEmpty(sdata),
            orEmpty(message));
  }

  @Test
  void keepsTheWholeLineWithoutParsing() {
    parse("no-parse", 13, false, "<34>Oct 11 22:14:15 mymachine su: x\n");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("<34>Oct 11 22:14:15 mymachine su: x");
    assertThat(batch.priority(0)).isEqualTo(13);
    assertThat(batch.has(0, Field.HEADER)).isFalse();
  }

  @Test
  void keepsAllBehindThePriorityWithoutHeader() {
    parse("no_header", 13, false, "<34>Oct 11 22:14:15 mymachine su: x");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("Oct 11 22:14:15 mymachine su: x");
    assertThat(batch.priority(0)).isEqualTo(34);
  }

  @Test
  void looksForNoHostWhereNoneIsSent() {
    parse("no-hostname", 13, true, "<34>Oct 11 22:14:15 mymachine su: x");
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo("mymachine");
    assertThat(batch.text(0, Field.HEADER)).isEqualTo("mymachine ");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("su: x");
    assertThat(batch.hasFlag(0, RecordFlags.LOCAL)).isTrue();
  }

  @Test
  void namesTheKernelWhereARecordHasNoHeader() {
    parse("kernel", SyslogNgProfile.KERN_NOTICE, true, "no pri at all");
    assertThat(batch.priority(0)).isEqualTo(5);
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo("kernel");
    assertThat(batch.has(0, Field.HEADER)).isFalse();
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("no pri at all");
  }

  @Test
  void joinsLinesOnDemandAndKeepsTheRawRecord() {
    parse("no-multi-line store-raw-message", 13, false, "<13>p: a\rb\tc\n\nd");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("a b\tc  d");
    assertThat(batch.text(0, Field.RAW)).isEqualTo("<13>p: a\rb\tc\n\nd");
    assertThat(batch.hasFlag(0, RecordFlags.RAW_KEPT)).isTrue();
  }

  @Test
  void keepsTheTextOfAFaultyRecordIfNoReportIsWanted() {
    parse("no-piggyback-errors", 13, false, "<abc>bad pri");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("<abc>bad pri");
    assertThat(batch.hasFlag(0, RecordFlags.PARSE_ERROR)).isTrue();
  }

  @Test
  void refusesAnotherFormatIfFallbackIsForbidden() {
    parse("syslog-protocol no-rfc3164-fallback", 13, false, "<13>Oct 11 22:14:15 h p: x");
    assertThat(batch.text(0, Field.MESSAGE)).startsWith("Error processing log message: <13>");
  }

  @Test
  void dropsTheByteOrderMarkAndMarksTheText() {
    parse("syslog-protocol", 13, false, "<13>1 - h a - - - \ufeffd\u00e9j\u00e0");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("d\u00e9j\u00e0");
    assertThat(batch.hasFlag(0, RecordFlags.UTF8)).isTrue();
  }

  @Test
  void leavesAnUncleanHostAndProgramInTheText() {
    parse("check-hostname check-program", 13, false, "<13>Oct 11 22:14:15 ho!st prog: x");
    assertThat(batch.has(0, Field.HOST)).isFalse();
    assertThat(batch.has(0, Field.PROGRAM)).isFalse();
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("ho!st prog: x");
  }

  @Test
  void takesNoHostThatMatchesThePattern() {
    ParseProfile profile =
        SyslogNgProfile.DEFAULT.toBuilder()
            .badHost((data, from, to) -> data[from] == 'x' && data[to - 1] == 'y')
            .build();
    byte[] line = "<13>Oct 11 22:14:15 xaay prog: x".getBytes(StandardCharsets.UTF_8);
    batch.addRow(batch.append(line), line.length, 0, NOW * 1_000_000);
    new MessageParser(
            profile, new ParserDefaults(13, ZoneOffset.UTC.getRules(), false, "syslog-ng", "1"))
        .parse(batch, 0);
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo("xaay");
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo("prog: x");
  }

  @Test
  void knowsEveryParsingFlagAndNoOther() {
    assertThat(SyslogNgProfile.withFlag(SyslogNgProfile.DEFAULT, "guess-timezone")).isPresent();
    assertThat(SyslogNgProfile.withFlag(SyslogNgProfile.DEFAULT, "empty-lines")).isEmpty();
  }
}
