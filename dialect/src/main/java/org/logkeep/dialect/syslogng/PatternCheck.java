package org.logkeep.dialect.syslogng;

import java.util.Optional;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.PatternException;
import org.logkeep.match.PatternSpec;

/** Says what is wrong with a regular expression, by the words of the matcher that will run it. */
final class PatternCheck {
  private PatternCheck() {}

  static Optional<String> problem(PatternSpec spec) {
    try {
      CompiledPattern _ = CompiledPattern.compile(spec, CompileOptions.defaults());
      return Optional.empty();
    } catch (PatternException e) {
      return Optional.of(e.problem());
    }
  }
}
