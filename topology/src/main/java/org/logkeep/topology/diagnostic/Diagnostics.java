package org.logkeep.topology.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects what there is to say about a configuration, so that all of it is shown together. */
public final class Diagnostics {
  private final List<Diagnostic> all = new ArrayList<>();

  /** Makes an empty collection. */
  public Diagnostics() {}

  /** Adds one. */
  public void add(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  /** Adds an error at one place. */
  public void error(String code, Span span, String message, String label) {
    add(Diagnostic.error(code, span, message, label));
  }

  /** Adds a warning at one place. */
  public void warning(String code, Span span, String message, String label) {
    add(Diagnostic.warning(code, span, message, label));
  }

  /** Adds a hint at one place. */
  public void hint(String code, Span span, String message, String label) {
    add(Diagnostic.hint(code, span, message, label));
  }

  /** All that was said, in the order in which it was said. */
  public List<Diagnostic> all() {
    return List.copyOf(all);
  }

  /** Whether anything of this level was said. */
  public boolean has(Diagnostic.Level level) {
    return all.stream().anyMatch(d -> d.level() == level);
  }

  /** Whether the configuration cannot be used. */
  public boolean hasErrors() {
    return has(Diagnostic.Level.ERROR);
  }
}
