package org.logkeep.engine.filter.function;

import org.logkeep.engine.filter.Predicate;
import org.logkeep.topology.Component;

/** A filter function. */
public interface FilterDefinition {
  /** The catalogue's entry: name, text and options. */
  Component component();

  /** Compiles a use; what is wrong with it is said by {@link FilterUse#error}. */
  Predicate compile(FilterUse use);
}
