package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/** {@code $(substr TEXT START [LENGTH])}. */
final class Substr implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("substr");
  }

  @Override
  public String doc() {
    return "Bytes of a text: from START, counted from the end if negative; LENGTH of them, or as"
        + " many as leave -LENGTH at the end.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("substr $MSG 0 5", "hello"),
        new Example("substr $MSG 6", "world"),
        new Example("substr $MSG -3", "rld"),
        new Example("substr $MSG 0 -1", "hello worl"),
        new Example("substr $MSG -5 2", "wo"),
        new Example("substr hello 9", ""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() < 2) {
      return (batch, row, context, out) -> {}; // the real program starts with it, too
    }
    if (call.size() > 3) {
      return call.error("takes a text, a start, and perhaps a length");
    }
    TextReader text = call.reader(0);
    TextReader start = call.reader(1);
    TextReader length = call.size() == 3 ? call.reader(2) : start;
    boolean bounded = call.size() == 3;
    return (batch, row, context, out) -> {
      long from = Numbers.decimal(start.read(batch, row, context));
      long count = bounded ? Numbers.decimal(length.read(batch, row, context)) : Long.MAX_VALUE;
      if (from != Numbers.NONE && count != Numbers.NONE) {
        cut(text.read(batch, row, context), from, count, out);
      }
    };
  }

  private static void cut(TextView text, long start, long count, ByteSink out) {
    int length = text.length();
    long from = start < 0 ? length + start : start;
    if (from < 0 || from >= length) {
      return;
    }
    long most = length - from;
    long taken = count < 0 ? Math.max(0, most + count) : Math.min(count, most);
    out.put(text.bytes(), text.offset() + (int) from, (int) taken);
  }
}
