package org.logkeep.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.parse.MessageParser;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.ParserDefaults;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** What is formatted for the wire and then read gives the same fields. */
final class FormatThenParseProperties {
  private static final long ARRIVAL = 1_795_000_000_000_000L;
  private static final long YEAR = 365L * 86_400 * 1_000_000;
  private static final long DAY = 86_400_000_000L;

  private final FixedContext context = new FixedContext();
  private final TemplateCompiler compiler =
      new TemplateCompiler(
          FixedContext.settings("UTC"),
          (condition, scope) -> (batch, row, ctx) -> true,
          new Diagnostics());
  private final Formatter rfc5424 =
      compiler.compile(
          Template.of(
              new Template.Call(
                  "rfc5424-header",
                  List.of(Template.literal("--digits"), Template.literal("6")),
                  0,
                  Span.BUILT_IN),
              Template.macro("MSG")));
  private final Formatter rfc3164 =
      compiler.compile(
          Template.of(
              new Template.Literal("<"),
              Template.macro("PRI"),
              new Template.Literal(">"),
              Template.macro("DATE"),
              new Template.Literal(" "),
              Template.macro("HOST"),
              new Template.Literal(" "),
              Template.macro("MSGHDR"),
              Template.macro("MSG")));

  /** What a record says. */
  record Line(int priority, long micros, int zone, Map<Field, String> fields) {
    RecordBatch batch(boolean utf8) {
      RecordBatch batch = new RecordBatch(256, 1);
      int row = batch.addRow(0, 0, 0, ARRIVAL);
      fields.forEach((field, text) -> {
        byte[] bytes = text.getBytes(UTF_8);
        batch.set(row, field, batch.append(bytes), bytes.length);
      });
      batch.priority(row, priority);
      batch.stamp(row, micros, zone);
      batch.flags(row, utf8 ? RecordFlags.UTF8 : 0);
      return batch;
    }
  }

  private static Map<Field, String> fields(
      String host, String program, String pid, String msgid, String data, String text) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    fields.put(Field.HOST, host);
    fields.put(Field.PROGRAM, program);
    fields.put(Field.PID, pid);
    fields.put(Field.MSGID, msgid);
    fields.put(Field.STRUCTURED_DATA, data);
    fields.put(Field.MESSAGE, text);
    return fields;
  }

  private RecordBatch through(Formatter formatter, RecordBatch batch) {
    ByteSink out = new ByteSink(256);
    formatter.format(batch, 0, context, out);
    RecordBatch read = new RecordBatch(out.size(), 1);
    read.addRow(read.append(out.array(), 0, out.size()), out.size(), 0, ARRIVAL);
    new MessageParser(
            ParseProfile.builder().build(),
            new ParserDefaults(
                ParserDefaults.USER_NOTICE, ZoneOffset.UTC.getRules(), false, "syslog-ng", "77"))
        .parse(read, 0);
    return read;
  }

  private static void assertFields(RecordBatch read, Line line) {
    assertThat(read.priority(0)).isEqualTo(line.priority());
    Map<Field, String> found = new TreeMap<>();
    line.fields().keySet().forEach(field -> found.put(field, read.text(0, field)));
    assertThat(found).isEqualTo(line.fields());
    assertThat(read.stamp(0)).isEqualTo(line.micros());
  }

  @Property(tries = 1000)
  void rfc5424GivesTheSameFields(@ForAll("lines5424") Line line, @ForAll boolean mark) {
    RecordBatch read = through(rfc5424, line.batch(mark));
    assertFields(read, line);
    assertThat(read.zone(0)).isEqualTo(line.zone());
    assertThat(read.hasFlag(0, RecordFlags.UTF8)).isEqualTo(mark);
  }

  @Property(tries = 1000)
  void rfc3164GivesTheSameFields(@ForAll("lines3164") Line line) {
    assertFields(through(rfc3164, line.batch(false)), line);
  }

  /** The macros of stamps against the library, in an order that no cache expects. */
  @Property(tries = 1000)
  void stampsAreThoseOfTheLibrary(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
      @ForAll @IntRange(min = -23, max = 23) int halfHours) {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(halfHours * 1800);
    Line line = new Line(13, second * 1_000_000 + 7_999, zone.getTotalSeconds(), Map.of());
    var expected = Instant.ofEpochSecond(second).atOffset(zone);
    Map<String, String> patterns =
        Map.of(
            "DATE", "MMM ppd HH:mm:ss",
            "FULLDATE", "yyyy MMM ppd HH:mm:ss",
            "ISODATE", "yyyy-MM-dd'T'HH:mm:ssxxx");
    patterns.forEach((macro, pattern) ->
        assertThat(text(macro, line))
            .isEqualTo(expected.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))));
    assertThat(text("UNIXTIME", line)).isEqualTo(Long.toString(second));
  }

  private String text(String macro, Line line) {
    ByteSink out = new ByteSink(64);
    compiler
        .compile(new Template(List.of(Template.macro(macro)), false, Optional.empty()))
        .format(line.batch(false), 0, context, out);
    return out.toString();
  }

  @Provide
  Arbitrary<Line> lines5424() {
    Arbitrary<String> words =
        Arbitraries.strings()
            .withCharRange('!', '~')
            .ofMaxLength(32)
            .filter(text -> !text.equals("-"));
    Arbitrary<String> data = Arbitraries.of("", "[a@1 x=\"1\"]", "[a@2][b@1 c=\"\\\"\\]\\\\\"]");
    Arbitrary<Integer> zones = Arbitraries.integers().between(-23 * 60, 23 * 60).map(m -> m * 60);
    return Combinators.combine(
            Arbitraries.integers().between(0, 191),
            Arbitraries.longs().between(0, 60 * YEAR),
            zones,
            words,
            words,
            words,
            data,
            texts())
        .as((priority, micros, zone, host, program, pid, sd, text) ->
            new Line(priority, micros, zone, fields(host, program, pid, "ID1", sd, text)));
  }

  @Provide
  Arbitrary<Line> lines3164() {
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
    return Combinators.combine(
            Arbitraries.integers().between(0, 191),
            Arbitraries.longs().between((ARRIVAL - 10 * DAY) / 1_000_000, ARRIVAL / 1_000_000),
            names.map(name -> "host-" + name),
            names,
            Arbitraries.of("", "1", "4711"),
            texts())
        .as((priority, second, host, program, pid, text) ->
            new Line(
                priority,
                second * 1_000_000,
                RecordBatch.NO_ZONE,
                fields(host, program, pid, "", "", text)));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("\u00e9\u20ac\t")
        .ofMaxLength(60);
  }
}
