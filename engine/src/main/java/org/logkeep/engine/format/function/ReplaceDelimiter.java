package org.logkeep.engine.format.function;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.topology.template.Template;

/** {@code $(replace-delimiter BYTES REPLACEMENT TEXT)}. */
final class ReplaceDelimiter implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("replace-delimiter");
  }

  @Override
  public String doc() {
    return "A text with each of some bytes replaced by another one.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("replace-delimiter \" lo\" _ $MSG", "he____w_r_d"),
        new Example("replace-delimiter , . a,b,c", "a.b.c"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() != 3) {
      return call.error("takes delimiters, a replacement and a text");
    }
    Optional<String> delimiters = call.literal(0);
    Optional<String> replacement = call.literal(1);
    if (delimiters.isEmpty() || replacement.isEmpty() || replacement.get().isEmpty()) {
      return call.error("delimiters and replacement must be literal and not empty");
    }
    ByteSet wanted = ByteSet.of(delimiters.get(), false);
    int substitute = Template.bytes(replacement.get())[0];
    TextReader text = call.reader(2);
    return (batch, row, context, out) -> {
      TextView view = text.read(batch, row, context);
      for (int i = 0; i < view.length(); i++) {
        int b = view.at(i);
        out.put(wanted.contains(b) ? substitute : b);
      }
    };
  }
}
