package org.logkeep.engine.explain;

import java.util.List;
import org.logkeep.topology.Use;

/**
 * What a rewrite or parser did.
 *
 * @param use the rewrite
 * @param refused whether the record was refused, and left its branch
 * @param values what is different now
 */
public record Change(Use use, boolean refused, List<Value> values) {
  /** A field or name-value pair, before and after. */
  public record Value(String name, String before, String after) {}

  /** Copies the list. */
  public Change {
    values = List.copyOf(values);
  }
}
