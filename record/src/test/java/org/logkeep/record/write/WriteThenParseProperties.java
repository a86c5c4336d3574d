package org.logkeep.record.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.parse.MessageParser;
import org.logkeep.record.parse.TestProfiles;

/** What is written and then read gives the same fields. */
class WriteThenParseProperties {
  private static final long ARRIVAL = 1_795_000_000_000_000L;
  private static final long YEAR = 365L * 86_400 * 1_000_000;

  private static RecordBatch parse(ByteSink line) {
    RecordBatch batch = new RecordBatch(line.size(), 1);
    batch.addRow(batch.append(line.array(), 0, line.size()), line.size(), 0, ARRIVAL);
    new MessageParser(TestProfiles.TOLERANT, TestProfiles.remote()).parse(batch, 0);
    return batch;
  }

  private static void assertFields(RecordBatch batch, LineFields line) {
    assertThat(batch.priority(0)).isEqualTo(line.priority());
    assertThat(
            List.of(
                batch.text(0, Field.HOST),
                batch.text(0, Field.PROGRAM),
                batch.text(0, Field.PID),
                batch.text(0, Field.MSGID),
                batch.text(0, Field.STRUCTURED_DATA),
                batch.text(0, Field.MESSAGE)))
        .containsExactly(
            new String(line.host(), java.nio.charset.StandardCharsets.UTF_8),
            new String(line.program(), java.nio.charset.StandardCharsets.UTF_8),
            new String(line.pid(), java.nio.charset.StandardCharsets.UTF_8),
            new String(line.msgid(), java.nio.charset.StandardCharsets.UTF_8),
            new String(line.structuredData(), java.nio.charset.StandardCharsets.UTF_8),
            new String(line.message(), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 1000)
  void rfc5424GivesTheSameFields(@ForAll("lines5424") LineFields line, @ForAll boolean mark) {
    ByteSink out = new ByteSink(256);
    new Rfc5424Writer(6, mark).write(out, line);
    RecordBatch batch = parse(out);
    assertFields(batch, line);
    assertThat(batch.stamp(0)).isEqualTo(line.micros());
    assertThat(batch.zone(0)).isEqualTo(line.zone());
    assertThat(batch.hasFlag(0, RecordFlags.UTF8)).isEqualTo(mark && line.message().length > 0);
  }

  @Property(tries = 1000)
  void rfc3164GivesTheSameFields(@ForAll("lines3164") LineFields line) {
    ByteSink out = new ByteSink(256);
    new Rfc3164Writer(6).write(out, line);
    RecordBatch batch = parse(out);
    assertFields(batch, line);
    assertThat(batch.stamp(0)).isEqualTo(line.micros());
  }

  @Provide
  Arbitrary<LineFields> lines5424() {
    Arbitrary<String> word = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(32);
    Arbitrary<String> ids = word.filter(text -> !text.equals("-"));
    Arbitrary<String> sdata = Arbitraries.of("", "[a@1 x=\"1\"]", "[a][b c=\"\\\"\\]\\\\\"]");
    Arbitrary<Integer> zones = Arbitraries.integers().between(-23 * 60, 23 * 60).map(m -> m * 60);
    return Combinators.combine(
            Arbitraries.integers().between(0, 191),
            Arbitraries.longs().between(0, 60 * YEAR),
            zones,
            ids,
            ids,
            ids,
            sdata,
            texts())
        .as((pri, micros, zone, host, program, pid, sd, text) ->
            LineFields.of(pri, micros, zone, host, program, pid, "ID1", sd, text));
  }

  @Provide
  Arbitrary<LineFields> lines3164() {
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> pids = Arbitraries.of("", "1", "4711");
    return Combinators.combine(
            Arbitraries.integers().between(0, 191),
            Arbitraries.longs().between(ARRIVAL - 10 * 86_400_000_000L, ARRIVAL),
            names.map(name -> "host-" + name),
            names,
            pids,
            texts())
        .as((pri, micros, host, program, pid, text) ->
            LineFields.of(pri, micros, 0, host, program, pid, "", "", text));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("\u00e9\u20ac\t")
        .ofMaxLength(60);
  }
}
