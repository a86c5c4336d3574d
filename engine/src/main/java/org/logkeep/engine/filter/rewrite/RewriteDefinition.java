package org.logkeep.engine.filter.rewrite;

import org.logkeep.engine.filter.Rewriter;
import org.logkeep.topology.Component;

/** A rewrite of the catalogue. */
public interface RewriteDefinition {
  /** The catalogue's entry: name, text and options, without {@code condition}. */
  Component component();

  /** Compiles a use; what is wrong with it is said by {@link RewriteUse#error}. */
  Rewriter compile(RewriteUse use);
}
