package org.logkeep.topology;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds components by kind and name. The engine and later modules contribute to it; the command
 * assembles it.
 */
public interface Catalogue {
  /** The component of this kind and name. */
  Optional<Component> find(ComponentKind kind, String name);

  /** All components of a kind, by name. */
  Collection<Component> all(ComponentKind kind);
}
