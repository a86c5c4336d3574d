package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;

/** {@code $(list-append LIST ITEM...)}. */
final class ListAppend implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("list-append");
  }

  @Override
  public String doc() {
    return "A list and further items behind it.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("list-append a,b c", "a,b,c"),
        new Example("list-append a \"b,c\"", "a,\"b,c\""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() == 0) {
      return call.error("takes a list and items");
    }
    TextReader[] arguments = call.readers(0);
    ItemList items = new ItemList();
    return (batch, row, context, out) -> {
      items.clear();
      for (int i = 0; i < arguments.length; i++) {
        TextView text = arguments[i].read(batch, row, context);
        if (i == 0) {
          items.addAll(text);
        } else {
          items.add(text.bytes(), text.offset(), text.length());
        }
      }
      items.write(0, items.size(), out);
    };
  }
}
