package org.logkeep.dialect.sysklogd;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.logkeep.dialect.PatternCheck;
import org.logkeep.match.PatternException;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** Looks whether the expression of a property filter can be read, and in the syntax it is in. */
final class PatternLint {
  private PatternLint() {}

  /** Whether the expression can be read; if not, an error says so. */
  static boolean check(PatternSpec pattern, Span span, Diagnostics diagnostics) {
    Optional<PatternException> problem = PatternCheck.problem(pattern);
    if (problem.isPresent()) {
      diagnostics.add(
          Diagnostic.error(
                  DiagnosticCode.FILTER_PATTERN_REFUSED.code(),
                  span,
                  "this pattern cannot be read",
                  problem.get().problem())
              .withHelp("the filter filters nothing: the rules below it take all messages"));
      return false;
    }
    String text = new String(pattern.text(), StandardCharsets.ISO_8859_1);
    if (pattern.syntax() == PatternSyntax.BRE && holds(text, PatternLint::isExtended)) {
      diagnostics.add(
          Diagnostic.hint(
                  DiagnosticCode.SIGNS_STAND_FOR_THEMSELVES.code(),
                  span,
                  "the signs + ? | stand for themselves in basic syntax",
                  "")
              .withHelp("write ereregex if they are meant as in egrep"));
    }
    if (pattern.syntax() == PatternSyntax.ERE_POSIX && holds(text, PatternLint::isPerl)) {
      diagnostics.add(
          Diagnostic.hint(
                  DiagnosticCode.SIGNS_STAND_FOR_THEMSELVES.code(),
                  span,
                  "this syntax knows nothing of Perl",
                  "\\d is the letter d, and no search is lazy")
              .withHelp("write [0-9] for a digit, and icase_ereregex to ignore case"));
    }
    return true;
  }

  private interface Sign {
    boolean isAt(String text, int position);
  }

  /** Whether a sign stands anywhere outside of brackets and behind no backslash. */
  private static boolean holds(String text, Sign sign) {
    int i = 0;
    while (i < text.length()) {
      if (sign.isAt(text, i)) {
        return true;
      }
      i = behind(text, i);
    }
    return false;
  }

  private static int behind(String text, int i) {
    if (text.charAt(i) == '\\') {
      return i + 2;
    }
    if (text.charAt(i) != '[') {
      return i + 1;
    }
    int first = text.startsWith("^", i + 1) ? i + 2 : i + 1;
    int close = text.indexOf(']', first + 1);
    return close < 0 ? text.length() : close + 1;
  }

  /** What repeats or divides in the extended syntax only. */
  private static boolean isExtended(String text, int i) {
    return i > 0 && "+?|".indexOf(text.charAt(i)) >= 0;
  }

  private static boolean isPerl(String text, int i) {
    return text.startsWith("\\d", i)
        || text.startsWith("\\D", i)
        || text.startsWith("*?", i)
        || text.startsWith("+?", i);
  }
}
