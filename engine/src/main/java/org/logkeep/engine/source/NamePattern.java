package org.logkeep.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;

/**
 * A file name with {@code *} and {@code ?}. Unlike in a shell, nothing else is special, not even
 * the leading dot of a name.
 */
record NamePattern(CompiledPattern pattern) {
  /** The pattern that a text means. */
  static NamePattern of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    PatternSpec spec = new PatternSpec(0, PatternSyntax.GLOB, bytes, Set.of(PatternFlag.UTF8));
    return new NamePattern(CompiledPattern.compile(spec, CompileOptions.defaults()));
  }

  /** Whether a whole name fits. */
  boolean matches(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return pattern.find(bytes, 0, bytes.length, 0, new int[0]);
  }
}
