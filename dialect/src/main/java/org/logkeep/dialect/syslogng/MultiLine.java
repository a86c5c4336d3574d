package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.PatternCheck;
import org.logkeep.match.PatternException;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/**
 * Reads how lines are put together to messages, {@code multi-line-mode()} and what belongs to it.
 */
final class MultiLine {
  private static final Set<String> MODES =
      Set.of("none", "indented", "regexp", "prefix-garbage", "prefix-suffix");

  private MultiLine() {}

  /** The options with those of {@code multi-line-mode()} added. */
  static Options put(Options options, Given given, Binding binding) {
    Optional<String> mode = given.text("multi-line-mode");
    if (mode.isEmpty()) {
      return options;
    }
    String word = mode.get().replace('_', '-');
    if (!MODES.contains(word)) {
      binding.error(
          DiagnosticCode.VALUE_BAD,
          given.span("multi-line-mode"),
          "there is no multi-line mode \"" + mode.get() + "\" in version " + Pragmas.NEWEST,
          "expected none, indented, regexp, prefix-garbage or prefix-suffix");
      return options;
    }
    String known = word.equals("regexp") ? "prefix-garbage" : word;
    Options more = options.with("multi-line-mode", known, given.span("multi-line-mode"));
    for (String part : List.of("multi-line-prefix", "multi-line-garbage")) {
      Optional<String> pattern = given.text(part);
      if (pattern.isPresent() && isPattern(pattern.get(), given.span(part), binding)) {
        more = more.with(part, pattern.get(), given.span(part));
      }
    }
    return more;
  }

  private static boolean isPattern(String text, Span span, Binding binding) {
    Optional<PatternException> problem =
        PatternCheck.problem(
            new PatternSpec(0, PatternSyntax.PCRE, Template.bytes(text), Set.of()));
    problem.ifPresent(why ->
        binding.error(
            DiagnosticCode.PATTERN_BAD,
            span,
            "the regular expression cannot be read: " + why.problem(),
            "this pattern"));
    return problem.isEmpty();
  }
}
