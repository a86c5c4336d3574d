package org.logkeep.engine.format.function;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.PatternException;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.template.Template;

/** {@code $(list-search [--mode MODE] [--start-index N] PATTERN LIST)}. */
final class ListSearch implements FunctionDefinition {
  private static final Set<String> MODES = Set.of("literal", "prefix", "substring", "glob", "pcre");

  /** Whether an item is what is searched. */
  @FunctionalInterface
  private interface Test {
    boolean holds(TextView item);
  }

  @Override
  public List<String> names() {
    return List.of("list-search");
  }

  @Override
  public String doc() {
    return "The number of the first item that matches a pattern, or nothing; --mode literal,"
        + " prefix, substring, glob or pcre; --start-index where the search begins.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("list-search b a,b,c", "1"),
        new Example("list-search x a,b,c", ""),
        new Example("list-search --mode prefix b a,bx,c", "1"),
        new Example("list-search --mode glob *x a,bx,c", "1"),
        new Example("list-search --mode substring b abc,b", "0"),
        new Example("list-search --mode pcre ^b. a,b,bx", "2"),
        new Example("list-search --start-index 1 a a,b,a", "2"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    String mode = "literal";
    int start = 0;
    int first = 0;
    while (first + 1 < call.size()
        && call.literal(first).filter(o -> o.startsWith("--")).isPresent()) {
      String option = call.literal(first).orElse("");
      String value = call.literal(first + 1).orElse("");
      if (option.equals("--mode") && MODES.contains(value)) {
        mode = value;
      } else if (option.equals("--start-index") && Numbers.decimal(value).isPresent()) {
        OptionalLong number = Numbers.decimal(value);
        start = Math.clamp(number.getAsLong(), 0, Integer.MAX_VALUE);
      } else {
        return call.error("does not take " + option + " " + value);
      }
      first += 2;
    }
    Optional<String> pattern = first < call.size() ? call.literal(first) : Optional.empty();
    if (pattern.isEmpty()) {
      return call.error("takes a literal pattern and a list");
    }
    Test test;
    try {
      test = test(mode, pattern.get());
    } catch (PatternException e) {
      return call.error("the pattern cannot be read: " + e.problem());
    }
    TextReader[] lists = call.readers(first + 1);
    ItemList items = new ItemList();
    TextView item = new TextView();
    int from = start;
    return (batch, row, context, out) -> {
      items.clear();
      for (TextReader list : lists) {
        items.addAll(list.read(batch, row, context));
      }
      for (int i = from; i < items.size(); i++) {
        items.view(i, item);
        if (test.holds(item)) {
          out.putDecimal(i);
          return;
        }
      }
    };
  }

  private static Test test(String mode, String pattern) {
    byte[] text = Template.bytes(pattern);
    return switch (mode) {
      case "literal" -> item -> item.is(text);
      case "prefix" ->
          item ->
              item.length() >= text.length
                  && Arrays.equals(
                      item.bytes(),
                      item.offset(),
                      item.offset() + text.length,
                      text,
                      0,
                      text.length);
      case "substring" -> contains(text);
      case "glob" -> {
        Glob glob = new Glob(pattern);
        yield item -> glob.matches(item.bytes(), item.offset(), item.length());
      }
      default -> {
        CompiledPattern compiled =
            CompiledPattern.compile(
                new PatternSpec(0, PatternSyntax.PCRE, text, Set.of()), CompileOptions.defaults());
        int[] groups = new int[2];
        yield item ->
            compiled.find(item.bytes(), item.offset(), item.length(), item.offset(), groups);
      }
    };
  }

  private static Test contains(byte[] text) {
    return item -> {
      for (int i = item.offset(); i + text.length <= item.end(); i++) {
        if (Arrays.equals(item.bytes(), i, i + text.length, text, 0, text.length)) {
          return true;
        }
      }
      return false;
    };
  }
}
