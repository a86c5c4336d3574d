package org.logkeep.dialect;

import java.util.Optional;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.PatternException;
import org.logkeep.match.PatternSpec;

/** Says what is wrong with a pattern, by the words of the matcher that will run it. */
public final class PatternCheck {
  private PatternCheck() {}

  /** Why it cannot be compiled, and at which byte; nothing if it can. */
  public static Optional<PatternException> problem(PatternSpec spec) {
    try {
      CompiledPattern _ = CompiledPattern.compile(spec, CompileOptions.defaults());
      return Optional.empty();
    } catch (PatternException e) {
      return Optional.of(e);
    }
  }
}
