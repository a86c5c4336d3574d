package org.logkeep.dialect.syslogng;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.logkeep.match.PatternSpec;

/** Says what is wrong with a regular expression. */
final class PatternCheck {
  private PatternCheck() {}

  static Optional<String> problem(PatternSpec spec) {
    String text = new String(spec.text(), StandardCharsets.ISO_8859_1);
    try {
      Pattern.compile(text);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return onlyInPcre(text) ? Optional.empty() : Optional.of(e.getDescription());
    } catch (StackOverflowError e) {
      return Optional.of("it is nested too deeply");
    }
  }

  /** Whether the text uses what Perl's language has and Java's has not. */
  private static boolean onlyInPcre(String text) {
    return text.contains("(?|")
        || text.contains("(?P")
        || text.contains("(?&")
        || text.contains("(?R)")
        || text.contains("\\K")
        || text.contains("(*")
        || text.contains("(?(")
        || text.contains("(?'")
        || text.contains("_")
        || text.contains("\\g")
        || text.contains("]");
  }
}
