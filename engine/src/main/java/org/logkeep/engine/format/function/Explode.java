package org.logkeep.engine.format.function;

import java.util.Arrays;
import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;

/** {@code $(explode SEPARATOR TEXT...)}. */
final class Explode implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("explode");
  }

  @Override
  public String doc() {
    return "The list of the parts between separators.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("explode \" \" \"$MSG\"", "hello,world"),
        new Example("explode - a-b,c", "a,\"b,c\""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() < 2) {
      return call.error("takes a separator and at least one text");
    }
    TextReader separator = call.reader(0);
    TextReader[] texts = call.readers(1);
    ItemList items = new ItemList();
    return (batch, row, context, out) -> {
      items.clear();
      TextView between = separator.read(batch, row, context);
      for (TextReader text : texts) {
        split(text.read(batch, row, context), between, items);
      }
      items.write(0, items.size(), out);
    };
  }

  private static void split(TextView text, TextView separator, ItemList items) {
    int width = separator.length();
    int from = text.offset();
    for (int i = from; width > 0 && i + width <= text.end(); i++) {
      if (Arrays.equals(
          text.bytes(), i, i + width, separator.bytes(), separator.offset(), separator.end())) {
        items.add(text.bytes(), from, i - from);
        from = i + width;
        i = from - 1;
      }
    }
    items.add(text.bytes(), from, text.end() - from);
  }
}
