package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.engine.format.function.FunctionDefinition.Example;
import org.logkeep.record.ByteSink;
import org.logkeep.topology.template.Template;

/** The functions on lists; see {@link ItemList} for how a list is written. */
final class Lists {
  private Lists() {}

  /** What a function makes of a list. */
  @FunctionalInterface
  private interface Work {
    /**
     * @param extra the argument before the list, empty where the function takes none
     */
    void write(TextView extra, ItemList list, ByteSink out);
  }

  private record OnList(
      String name, String doc, boolean withExtra, List<Example> examples, Work work)
      implements FunctionDefinition {
    @Override
    public List<String> names() {
      return List.of(name);
    }

    @Override
    public Formatter compile(FunctionCall call) {
      int leading = withExtra ? 1 : 0;
      if (call.size() < leading) {
        return call.error("takes an argument before the list");
      }
      TextReader extra = withExtra ? call.reader(0) : new TextReader(call.formatter(EMPTY));
      TextReader[] lists = call.readers(leading);
      ItemList items = new ItemList();
      return (batch, row, context, out) -> {
        items.clear();
        for (TextReader list : lists) {
          items.addAll(list.read(batch, row, context));
        }
        work.write(extra.read(batch, row, context), items, out);
      };
    }
  }

  private static final Template EMPTY = Template.literal("");

  static List<FunctionDefinition> all() {
    return List.of(
        new OnList(
            "list-head",
            "The first item of a list.",
            false,
            List.of(
                new Example("list-head a,b,c", "a"),
                new Example("list-head \"\"", ""),
                new Example("list-head '\"x,y\",b'", "x,y")),
            (extra, list, out) -> item(list, 0, out)),
        new OnList(
            "list-tail",
            "A list without its first item.",
            false,
            List.of(new Example("list-tail a,b,c", "b,c")),
            (extra, list, out) -> list.write(1, list.size(), out)),
        new OnList(
            "list-nth",
            "An item of a list, by its number from 0, or from the end if negative.",
            true,
            List.of(new Example("list-nth 1 a,b,c", "b"), new Example("list-nth -1 a,b,c", "c")),
            (extra, list, out) -> {
              long place = Numbers.decimal(extra);
              if (place != Numbers.NONE) {
                item(list, place, out);
              }
            }),
        new OnList(
            "list-count",
            "How many items a list has.",
            false,
            List.of(new Example("list-count a,b,c", "3"), new Example("list-count \"\"", "0")),
            (extra, list, out) -> out.putDecimal(list.size())),
        new OnList(
            "list-concat",
            "Lists one behind the other.",
            false,
            List.of(new Example("list-concat a,b c", "a,b,c")),
            (extra, list, out) -> list.write(0, list.size(), out)),
        new OnList(
            "list-slice",
            "Items FROM:TO of a list; either may be missing or count from the end.",
            true,
            List.of(
                new Example("list-slice 1:2 a,b,c", "b"),
                new Example("list-slice :-1 a,b,c", "a,b"),
                new Example("list-slice 1: a,b,c", "b,c")),
            Lists::slice),
        new OnList(
            "implode",
            "The items of a list with a text between them.",
            true,
            List.of(new Example("implode - a,b,c", "a-b-c")),
            (separator, list, out) -> {
              TextView item = new TextView();
              for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                  separator.appendTo(out);
                }
                list.view(i, item);
                item.appendTo(out);
              }
            }));
  }

  private static void item(ItemList list, long place, ByteSink out) {
    TextView item = new TextView();
    if (list.view(place, item)) {
      item.appendTo(out);
    }
  }

  private static void slice(TextView range, ItemList list, ByteSink out) {
    int colon = -1;
    for (int i = 0; i < range.length() && colon < 0; i++) {
      colon = range.at(i) == ':' ? i : -1;
    }
    if (colon < 0) {
      return;
    }
    TextView part = new TextView();
    part.set(range.bytes(), range.offset(), colon);
    long from = part.isEmpty() ? 0 : Numbers.decimal(part);
    part.set(range.bytes(), range.offset() + colon + 1, range.length() - colon - 1);
    long to = part.isEmpty() ? list.size() : Numbers.decimal(part);
    if (from != Numbers.NONE && to != Numbers.NONE) {
      list.write(from, to, out);
    }
  }
}
