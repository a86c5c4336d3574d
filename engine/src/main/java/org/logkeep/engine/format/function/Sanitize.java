package org.logkeep.engine.format.function;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/** {@code $(sanitize [options] PART...)}: parts of a path made harmless and joined by slashes. */
final class Sanitize implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("sanitize");
  }

  @Override
  public String doc() {
    return "The arguments joined by slashes, in each of them unwanted bytes replaced: slashes, or"
        + " those of -i, and control characters unless -C is given; the replacement is _ or that of"
        + " -r.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("sanitize a/b c", "a_b/c"),
        new Example("sanitize a/b ../x", "a_b/.._x"),
        new Example("sanitize -i bl -r - $MSG", "he--o wor-d"),
        new Example("sanitize \"a\tb\"", "a_b"),
        new Example("sanitize -C \"a\tb\"", "a\tb"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    String invalid = "/";
    String replacement = "_";
    boolean control = true;
    int first = 0;
    while (first < call.size()) {
      Optional<String> option = call.literal(first);
      if (option.isEmpty() || !option.get().startsWith("-") || option.get().length() < 2) {
        break;
      }
      switch (option.get()) {
        case "-c", "--ctrl-chars" -> control = true;
        case "-C", "--no-ctrl-chars" -> control = false;
        case "-i", "--invalid-chars", "-r", "--replacement" -> {
          first++;
          Optional<String> value = first < call.size() ? call.literal(first) : Optional.empty();
          if (value.isEmpty()) {
            return call.error(option.get() + " needs a literal value");
          }
          if (option.get().startsWith("-i") || option.get().startsWith("--i")) {
            invalid = value.get();
          } else {
            replacement = value.get();
          }
        }
        default -> {
          return call.error("has no option " + option.get());
        }
      }
      first++;
    }
    ByteSet unwanted = ByteSet.of(invalid, control);
    int substitute = replacement.isEmpty() ? '_' : replacement.charAt(0);
    TextReader[] parts = call.readers(first);
    return (batch, row, context, out) -> {
      for (int i = 0; i < parts.length; i++) {
        if (i > 0) {
          out.put('/');
        }
        replace(parts[i].read(batch, row, context), unwanted, substitute, out);
      }
    };
  }

  private static void replace(TextView text, ByteSet unwanted, int substitute, ByteSink out) {
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      out.put(unwanted.contains(b) ? substitute : b);
    }
  }
}
