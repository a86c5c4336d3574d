package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;

/** {@code $(grep CONDITION TEXT...)} over a context that is the record itself. */
final class Grep implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("grep");
  }

  @Override
  public String doc() {
    return "The texts, comma separated, of each record of the context for which the condition holds;"
        + " outside of correlation the context is the record itself.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("grep 1 $MSG $PROGRAM", "hello world,evntslog"),
        new Example("grep \"\" $MSG", ""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() < 2) {
      return call.error("takes a condition and at least one text");
    }
    TextReader condition = call.reader(0);
    Formatter[] texts = new Formatter[call.size() - 1];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = call.formatter(i + 1);
    }
    return (batch, row, context, out) -> {
      if (condition.read(batch, row, context).isEmpty()) {
        return;
      }
      for (int i = 0; i < texts.length; i++) {
        if (i > 0) {
          out.put(',');
        }
        texts[i].format(batch, row, context, out);
      }
    };
  }
}
