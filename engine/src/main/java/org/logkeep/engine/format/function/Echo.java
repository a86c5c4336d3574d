package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;

/** {@code $(echo a b)}. */
final class Echo implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("echo");
  }

  @Override
  public String doc() {
    return "The arguments, with a blank between them.";
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("echo a b", "a b"), new Example("echo", ""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    Formatter[] arguments = new Formatter[call.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = call.formatter(i);
    }
    return (batch, row, context, out) -> {
      for (int i = 0; i < arguments.length; i++) {
        if (i > 0) {
          out.put(' ');
        }
        arguments[i].format(batch, row, context, out);
      }
    };
  }
}
