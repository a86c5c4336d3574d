package org.logkeep.testkit.disk;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of names that its directory has not been synced after.
 *
 * @param from a name that goes away, or empty
 * @param to a name that comes, or empty
 * @param node what the new name stands for; null if none comes
 */
record NameChange(String from, String to, @Nullable SimulatedNode node) {

  void apply(Map<String, SimulatedNode> names) {
    if (!from.isEmpty()) {
      names.remove(from);
    }
    if (node != null) {
      names.put(to, node);
    }
  }

  boolean isIn(String directory) {
    return (!from.isEmpty() && SimulatedDisk.parent(from).equals(directory))
        || (!to.isEmpty() && SimulatedDisk.parent(to).equals(directory));
  }

  /** Whether it concerns one of these names, or lies in a directory of such a name. */
  boolean touches(Set<String> names) {
    return names.contains(from)
        || names.contains(to)
        || (!to.isEmpty() && names.contains(SimulatedDisk.parent(to)));
  }

  void addTo(Set<String> names) {
    if (!from.isEmpty()) {
      names.add(from);
    }
    if (!to.isEmpty()) {
      names.add(to);
    }
  }
}
