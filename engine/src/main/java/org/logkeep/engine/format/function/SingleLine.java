package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;

/** {@code $(single-line TEMPLATE)}: what keeps a record on one line, whatever its text holds. */
final class SingleLine implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("single-line");
  }

  @Override
  public String doc() {
    return "The argument with CR, LF and NUL in it turned to blanks.";
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("single-line abc", "abc"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() != 1) {
      return call.error("takes one argument");
    }
    Formatter inner = call.formatter(0);
    return (batch, row, context, out) -> {
      int from = out.size();
      inner.format(batch, row, context, out);
      byte[] bytes = out.array();
      for (int i = from; i < out.size(); i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == 0) {
          bytes[i] = ' ';
        }
      }
    };
  }
}
