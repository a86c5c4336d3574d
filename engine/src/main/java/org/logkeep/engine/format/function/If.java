package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;

/** {@code $(if CONDITION THEN ELSE)}. */
final class If implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("if");
  }

  @Override
  public String doc() {
    return "The second argument if the condition holds, else the third.";
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("if 1 a b", "a"), new Example("if \"\" a b", "b"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() != 3) {
      return call.error("takes a condition and two texts");
    }
    TextReader condition = call.reader(0);
    Formatter then = call.formatter(1);
    Formatter otherwise = call.formatter(2);
    return (batch, row, context, out) -> {
      boolean holds = !condition.read(batch, row, context).isEmpty();
      (holds ? then : otherwise).format(batch, row, context, out);
    };
  }
}
