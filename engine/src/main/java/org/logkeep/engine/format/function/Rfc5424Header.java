package org.logkeep.engine.format.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.StructuredText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/**
 * {@code $(rfc5424-header --zone Z --digits N)}: all of a record of RFC 5424 before its text, with
 * the blank behind the structured data.
 */
final class Rfc5424Header implements FunctionDefinition {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  @Override
  public List<String> names() {
    return List.of("rfc5424-header");
  }

  @Override
  public String doc() {
    return "The header of RFC 5424 up to the text; --zone and --digits as for stamp.";
  }

  @Override
  public List<Example> examples() {
    return List.of();
  }

  @Override
  public Formatter compile(FunctionCall call) {
    List<Template> arguments =
        new ArrayList<>(List.of(Template.literal("--format"), Template.literal("iso")));
    arguments.addAll(call.arguments());
    Formatter stamp =
        call.formatter(
            new Template(
                List.of(new Template.Call("stamp", arguments, 0, Span.BUILT_IN)),
                false,
                Optional.empty()));
    return new Header(stamp, new StructuredText());
  }

  private record Header(Formatter stamp, Formatter structured) implements Formatter {
    @Override
    public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
      out.put('<');
      out.putDecimal(batch.priority(row));
      out.put('>');
      out.put('1');
      out.put(' ');
      stamp.format(batch, row, context, out);
      word(batch, row, Field.HOST, out);
      word(batch, row, Field.PROGRAM, out);
      word(batch, row, Field.PID, out);
      word(batch, row, Field.MSGID, out);
      out.put(' ');
      int before = out.size();
      structured.format(batch, row, context, out);
      if (out.size() == before) {
        out.put('-');
      }
      out.put(' ');
      if (batch.hasFlag(row, RecordFlags.UTF8)) {
        out.put(BYTE_ORDER_MARK);
      }
    }

    /** A field up to its first blank, since a blank would end it; {@code -} for an empty one. */
    private static void word(RecordBatch batch, int row, Field field, ByteSink out) {
      out.put(' ');
      int from = batch.offset(row, field);
      int length = 0;
      while (length < batch.length(row, field) && batch.data()[from + length] != ' ') {
        length++;
      }
      if (length == 0) {
        out.put('-');
      } else {
        out.put(batch.data(), from, length);
      }
    }
  }
}
