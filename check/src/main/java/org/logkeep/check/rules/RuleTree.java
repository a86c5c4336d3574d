package org.logkeep.check.rules;

import java.util.List;
import java.util.Set;

/**
 * All rules that a run uses.
 *
 * @param files by layer, in the order of the layers, names in byte order
 * @param present the layers whose folder exists
 */
public record RuleTree(List<RuleFile> files, Set<Layer> present) {
  /** Copies the collections. */
  public RuleTree {
    files = List.copyOf(files);
    present = Set.copyOf(present);
  }

  /** The files of one layer. */
  public List<RuleFile> of(Layer layer) {
    return files.stream().filter(f -> f.layer() == layer).toList();
  }

  /** True when the layer's folder exists, even if it is empty. */
  public boolean has(Layer layer) {
    return present.contains(layer);
  }
}
