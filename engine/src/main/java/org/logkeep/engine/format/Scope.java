package org.logkeep.engine.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names that mean something only within a part of a template, such as {@code _}, the element, in
 * {@code $(map $(length $_) a,b)}.
 */
public final class Scope {
  /** The scope in which no such name is known. */
  public static final Scope OUTER = new Scope(Map.of());

  private final Map<String, Formatter> bound;

  private Scope(Map<String, Formatter> bound) {
    this.bound = bound;
  }

  /** This scope with one more name, which hides an outer one. */
  public Scope with(String name, Formatter formatter) {
    Map<String, Formatter> more = new HashMap<>(bound);
    more.put(name, formatter);
    return new Scope(more);
  }

  /** What a name stands for, if it means something here. */
  public Optional<Formatter> find(String name) {
    return Optional.ofNullable(bound.get(name));
  }
}
