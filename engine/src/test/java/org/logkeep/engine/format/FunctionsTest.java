package org.logkeep.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.logkeep.engine.format.function.FunctionDefinition;
import org.logkeep.engine.format.function.Functions;
import org.logkeep.record.ByteSink;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** Every example of every function's documentation comes out as it says. */
final class FunctionsTest {
  static Stream<FunctionDefinition.Example> examples() {
    return new Functions().all().stream().flatMap(f -> f.examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void makesWhatItsDocumentationSays(FunctionDefinition.Example example) {
    Diagnostics diagnostics = new Diagnostics();
    TemplateCompiler compiler =
        new TemplateCompiler(
            FixedContext.settings(), (c, scope) -> (batch, row, ctx) -> false, diagnostics);
    Formatter formatter = compiler.compile(Template.of(call(example.call())));
    assertThat(diagnostics.all()).isEmpty();
    ByteSink out = new ByteSink(16);
    formatter.format(TestRecords.example(), 0, new FixedContext("t1"), out);
    formatter.format(TestRecords.example(), 0, new FixedContext("t1"), out);
    assertThat(out.toString()).isEqualTo(example.output() + example.output());
  }

  /** Reads an example: words, quotes around them, {@code $NAME} and nested {@code $(...)}. */
  static Template.Call call(String text) {
    List<Template> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == ' ') {
        i++;
        continue;
      }
      List<Template.Part> parts = new ArrayList<>();
      char quote = 0;
      while (i < text.length() && (quote != 0 || text.charAt(i) != ' ')) {
        char c = text.charAt(i);
        if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
          i++;
        } else if (c == quote) {
          quote = 0;
          i++;
        } else if (c == '$' && text.charAt(i + 1) == '(') {
          int end = close(text, i + 1);
          parts.add(call(text.substring(i + 2, end)));
          i = end + 1;
        } else if (c == '$') {
          int end = i + 1;
          while (end < text.length() && isName(text.charAt(end))) {
            end++;
          }
          parts.add(Template.macro(text.substring(i + 1, end)));
          i = end;
        } else {
          parts.add(new Template.Literal(String.valueOf(c)));
          i++;
        }
      }
      words.add(new Template(parts, false, Optional.empty()));
    }
    String name = words.getFirst().constant().orElseThrow();
    return new Template.Call(name, words.subList(1, words.size()), 0, Span.BUILT_IN);
  }

  private static int close(String text, int open) {
    int depth = 0;
    for (int i = open; ; i++) {
      if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')' && --depth == 0) {
        return i;
      }
    }
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
