package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/** {@code $(map TEMPLATE LIST)} and {@code $(filter CONDITION LIST)}. */
final class MapList implements FunctionDefinition {
  private final boolean filters;

  private MapList(boolean filters) {
    this.filters = filters;
  }

  static List<FunctionDefinition> all() {
    return List.of(new MapList(false), new MapList(true));
  }

  @Override
  public List<String> names() {
    return List.of(filters ? "filter" : "map");
  }

  @Override
  public String doc() {
    return filters
        ? "The items of a list for which a condition holds; $_ is the item."
        : "The list of what a template makes of each item of a list; $_ is the item.";
  }

  @Override
  public List<Example> examples() {
    return filters
        ? List.of(new Example("filter $_ a,,b", "a,b"))
        : List.of(
            new Example("map $(+ 1 $_) 1,2,3", "2,3,4"),
            new Example("map $(uppercase $_) a,b", "A,B"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() < 2) {
      return call.error("takes " + (filters ? "a condition" : "a template") + " and a list");
    }
    Element element = new Element();
    TextReader made = new TextReader(call.formatter(call.arguments().getFirst(), "_", element));
    TextReader[] lists = call.readers(1);
    ItemList items = new ItemList();
    return (batch, row, context, out) -> {
      items.clear();
      for (TextReader list : lists) {
        items.addAll(list.read(batch, row, context));
      }
      int before = out.size();
      for (int i = 0; i < items.size(); i++) {
        items.view(i, element.item());
        TextView text = made.read(batch, row, context);
        if (!filters) {
          append(text, before, out);
        } else if (!text.isEmpty()) {
          append(element.item(), before, out);
        }
      }
    };
  }

  private static void append(TextView item, int before, ByteSink out) {
    if (out.size() > before) {
      out.put(',');
    }
    ItemList.write(item, out);
  }
}
