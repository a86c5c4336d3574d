package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.ConstantText;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;

/** The functions on a correlation context, which outside of correlation is the record itself. */
final class Context {
  private Context() {}

  static List<FunctionDefinition> all() {
    return List.of(new Length(), new Lookup());
  }

  private static final class Length implements FunctionDefinition {
    @Override
    public List<String> names() {
      return List.of("context-length");
    }

    @Override
    public String doc() {
      return "How many records the correlation context holds; outside of correlation 1.";
    }

    @Override
    public List<Example> examples() {
      return List.of(new Example("context-length", "1"));
    }

    @Override
    public Formatter compile(FunctionCall call) {
      return ConstantText.of("1");
    }
  }

  private static final class Lookup implements FunctionDefinition {
    @Override
    public List<String> names() {
      return List.of("context-lookup");
    }

    @Override
    public String doc() {
      return "The list of a text of each record of the context for which a condition holds.";
    }

    @Override
    public List<Example> examples() {
      return List.of(
          new Example("context-lookup 1 $MSG", "\"hello world\""),
          new Example("context-lookup \"\" $MSG", ""));
    }

    @Override
    public Formatter compile(FunctionCall call) {
      if (call.size() != 2) {
        return call.error("takes a condition and a text");
      }
      TextReader condition = call.reader(0);
      TextReader text = call.reader(1);
      return (batch, row, context, out) -> {
        if (!condition.read(batch, row, context).isEmpty()) {
          ItemList.write(text.read(batch, row, context), out);
        }
      };
    }
  }
}
