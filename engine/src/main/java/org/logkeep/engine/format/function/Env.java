package org.logkeep.engine.format.function;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.ConstantText;
import org.logkeep.engine.format.Formatter;

/** {@code $(env NAME)}. */
final class Env implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("env");
  }

  @Override
  public String doc() {
    return "The value of an environment variable of the daemon; several with blanks between them.";
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("env LC_ALL", "C"), new Example("env NOSUCH_X", ""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < call.size(); i++) {
      Optional<String> name = call.literal(i);
      if (name.isEmpty()) {
        return call.error("the name of the variable must be literal");
      }
      text.append(i > 0 ? " " : "")
          .append(call.settings().environment().apply(name.get()).orElse(""));
    }
    return ConstantText.of(text.toString());
  }
}
