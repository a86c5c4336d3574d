package org.logkeep.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.logkeep.engine.format.function.FunctionDefinition;
import org.logkeep.engine.format.function.Functions;
import org.logkeep.engine.format.macro.MacroDefinition;
import org.logkeep.engine.format.macro.Macros;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.stamp.DateFields;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** Whatever a record says, formatting goes well. */
final class FormatProperties {
  private final FixedContext context = new FixedContext("t1");
  private final TemplateCompiler compiler =
      new TemplateCompiler(
          FixedContext.settings("Europe/Berlin"),
          (condition, scope) -> (batch, row, ctx) -> true,
          new Diagnostics());
  private final List<Formatter> everything = everything();

  private List<Formatter> everything() {
    List<Formatter> all = new ArrayList<>();
    for (MacroDefinition macro : new Macros().all()) {
      all.add(compiler.compile(Template.of(Template.macro(macro.name()))));
    }
    for (FunctionDefinition function : new Functions().all()) {
      for (FunctionDefinition.Example example : function.examples()) {
        all.add(compiler.compile(Template.of(FunctionsTest.call(example.call()))));
      }
      for (int size = 0; size <= 3; size++) {
        List<Template> arguments = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          arguments.add(Template.of(Template.macro(i == 1 ? "PID" : "MSG")));
        }
        all.add(
            compiler.compile(
                Template.of(
                    new Template.Call(function.names().getFirst(), arguments, 0, Span.BUILT_IN))));
      }
    }
    return all;
  }

  private static RecordBatch record(byte[] message, byte[] name, int priority, long stamp) {
    RecordBatch batch = new RecordBatch(64, 1);
    int row = batch.addRow(batch.append(message), message.length, 0, stamp);
    batch.set(row, Field.MESSAGE, batch.append(message), message.length);
    for (Field field : List.of(Field.PROGRAM, Field.PID, Field.HOST, Field.MSGID)) {
      batch.set(row, field, batch.append(name), name.length);
    }
    batch.set(row, Field.STRUCTURED_DATA, batch.append(message), message.length);
    batch.priority(row, priority);
    batch.stamp(row, stamp, priority % 2 == 0 ? RecordBatch.NO_ZONE : 3600);
    return batch;
  }

  @Property(tries = 300)
  void formatsAnyBytes(
      @ForAll @Size(max = 40) byte[] message,
      @ForAll @Size(max = 8) byte[] name,
      @ForAll int priority,
      @ForAll long stamp) {
    RecordBatch batch = record(message, name, priority & 0xffff, stamp);
    ByteSink out = new ByteSink(256);
    for (Formatter formatter : everything) {
      out.clear();
      formatter.format(batch, 0, context, out);
    }
    assertThat(batch.rows()).isEqualTo(1);
  }

  @Property(tries = 500)
  void escapingCanBeUndone(@ForAll @Size(max = 40) byte[] message) {
    RecordBatch batch = record(message, new byte[0], 13, 0);
    Formatter escaped =
        compiler.compile(new Template(List.of(Template.macro("MSG")), true, Optional.empty()));
    ByteSink out = new ByteSink(16);
    escaped.format(batch, 0, context, out);
    assertThat(unescape(out.toByteArray())).isEqualTo(message);
  }

  private static byte[] unescape(byte[] text) {
    ByteSink out = new ByteSink(16);
    int i = 0;
    while (i < text.length) {
      if (text[i] != '\\') {
        out.put(text[i++]);
      } else if (text[i + 1] == '0') {
        out.put((text[i + 2] - '0') * 8 + text[i + 3] - '0');
        i += 4;
      } else {
        out.put(text[i + 1]);
        i += 2;
      }
    }
    return out.toByteArray();
  }

  @Property(tries = 500)
  void copiesTheLineWhetherItsPiecesLieTogetherOrNot(
      @ForAll @Size(max = 20) byte[] message, @ForAll @Size(max = 8) byte[] header) {
    RecordBatch batch = new RecordBatch(64, 2);
    int at = batch.append("host ".getBytes(StandardCharsets.US_ASCII));
    int headerAt = batch.append(header);
    int messageAt = batch.append(message);
    for (int i = 0; i < 2; i++) {
      int row = batch.addRow(at, batch.end() - at, 0, 0);
      batch.set(row, Field.HOST, i == 0 ? at : batch.append(batch.data(), at, 4), 4);
      batch.set(row, Field.HEADER, headerAt, header.length);
      batch.set(row, Field.MESSAGE, messageAt, message.length);
    }
    Formatter line =
        compiler.compile(
            Template.of(
                Template.macro("HOST"),
                new Template.Literal(" "),
                Template.macro("MSGHDR"),
                Template.macro("MSG")));
    ByteSink together = new ByteSink(16);
    ByteSink apart = new ByteSink(16);
    line.format(batch, 0, context, together);
    line.format(batch, 1, context, apart);
    assertThat(apart.toByteArray()).isEqualTo(together.toByteArray());
  }

  @Property(tries = 1000)
  void takesTimesApartAsTheLibraryDoes(
      @ForAll @LongRange(min = -62_000_000_000L, max = 250_000_000_000L) long second) {
    DateFields time = new DateFields();
    time.set(second, 7200);
    var expected = Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHours(2));
    assertThat(time.year()).isEqualTo(expected.getYear());
    assertThat(time.month()).isEqualTo(expected.getMonthValue());
    assertThat(time.day()).isEqualTo(expected.getDayOfMonth());
    assertThat(time.dayOfYear()).isEqualTo(expected.getDayOfYear());
    assertThat(time.weekday()).isEqualTo(expected.getDayOfWeek().getValue() % 7);
    assertThat(time.hour()).isEqualTo(expected.getHour());
    assertThat(time.second()).isEqualTo(expected.getSecond());
    assertThat(time.isoWeek()).isEqualTo(expected.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    assertThat(time.isoYear()).isEqualTo(expected.get(IsoFields.WEEK_BASED_YEAR));
  }
}
