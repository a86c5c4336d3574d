package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;

/** {@code $(or A B ...)}. */
final class Or implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("or");
  }

  @Override
  public String doc() {
    return "The first argument that is not empty.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("or $nosuch $PROGRAM x", "evntslog"),
        new Example("or \"\" \"\"", ""),
        new Example("or a", "a"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    Formatter[] choices = new Formatter[call.size()];
    for (int i = 0; i < choices.length; i++) {
      choices[i] = call.formatter(i);
    }
    return (batch, row, context, out) -> {
      int before = out.size();
      for (int i = 0; i < choices.length && out.size() == before; i++) {
        choices[i].format(batch, row, context, out);
      }
    };
  }
}
