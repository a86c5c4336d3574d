package org.logkeep.engine.format.function;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.topology.template.Template;

/** {@code $(padding TEXT WIDTH [PAD])}. */
final class Padding implements FunctionDefinition {
  private static final int WIDEST = 65_536;

  @Override
  public List<String> names() {
    return List.of("padding");
  }

  @Override
  public String doc() {
    return "A text filled up on the left to a width in bytes, with blanks or with the text PAD over"
        + " and over.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("padding 42 8", "      42"),
        new Example("padding 42 8 0", "00000042"),
        new Example("padding longer 3", "longer"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() != 2 && call.size() != 3) {
      return call.error("takes a text, a width, and perhaps what to fill with");
    }
    OptionalLong wanted = call.literal(1).map(Numbers::decimal).orElse(OptionalLong.empty());
    Optional<String> literal = call.size() == 3 ? call.literal(2) : Optional.of(" ");
    if (wanted.isEmpty() || wanted.getAsLong() < 0 || wanted.getAsLong() > WIDEST) {
      return call.error("the width must be a literal number from 0 to " + WIDEST);
    }
    if (literal.isEmpty()) {
      return call.error("what to fill with must be literal");
    }
    int width = (int) wanted.getAsLong();
    byte[] fill = Template.bytes(literal.get().isEmpty() ? " " : literal.get());
    TextReader text = call.reader(0);
    return (batch, row, context, out) -> {
      TextView view = text.read(batch, row, context);
      for (int i = 0; i < width - view.length(); i++) {
        out.put(fill[i % fill.length]);
      }
      view.appendTo(out);
    };
  }
}
