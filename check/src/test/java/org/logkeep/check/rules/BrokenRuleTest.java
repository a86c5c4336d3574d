package org.logkeep.check.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caret below a rule that cannot be read. */
class BrokenRuleTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  @ParameterizedTest
  @ValueSource(strings = {"ab(c", "\u00e9\u00df(c", "\u65e5\u672c(c", "\ud83d\ude00\ud83d\ude00(c"})
  void standsBelowTheTroubleBehindAnyTwoCharacters(String rule) {
    assertThat(excerpt(rule, UTF_8)).isEqualTo("7 | " + rule + "\n  |   ^\n");
  }

  @Test
  void standsBelowTheTroubleInATextThatIsNotUtf8() {
    // the two bytes in front of the bracket are a character of UTF-8, the one behind it is none
    assertThat(excerpt("\u00c3\u00a9(\u00e9", ISO_8859_1))
        .isEqualTo("7 | \u00c3\u00a9(\u00e9\n  |   ^\n");
  }

  @Test
  void goesAlongWithTabs() {
    assertThat(excerpt("a\t\tb(c", UTF_8)).isEqualTo("7 | a\t\tb(c\n  |  \t\t ^\n");
  }

  @Test
  void standsBelowTheCharacterThatAByteIsPartOf() {
    Rule rule = new Rule(Path.of("rules"), 7, "\u00e9\u65e5x".getBytes(UTF_8));
    assertThat(rule.indent(3)).isEqualTo(" ");
    assertThat(rule.indent(5)).isEqualTo("  ");
    assertThat(rule.indent(99)).isEqualTo("   ");
  }

  /** The rule and the caret as they are shown. */
  private static String excerpt(String text, Charset charset) {
    Rule rule = new Rule(Path.of("rules"), 7, text.getBytes(charset));
    CompiledRules compiled =
        new PatternRuleCompiler(NOWHERE)
            .compile(List.of(new GroupedRules(0, false, List.of(rule))), 1, charset.equals(UTF_8));
    compiled.matcher().close();
    String diagnostic = compiled.broken().getFirst().diagnostic();
    return diagnostic.substring(diagnostic.indexOf("7 | "));
  }
}
