package org.logkeep.topology;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A catalogue that holds the components it is given. */
public final class ComponentTable implements Catalogue {
  private final Map<ComponentKind, Map<String, Component>> byKind =
      new EnumMap<>(ComponentKind.class);

  /**
   * Makes a catalogue.
   *
   * @throws IllegalArgumentException if two components of a kind have one name
   */
  public ComponentTable(Collection<Component> components) {
    for (ComponentKind kind : ComponentKind.values()) {
      byKind.put(kind, new TreeMap<>());
    }
    for (Component component : components) {
      if (table(component.kind()).putIfAbsent(component.name(), component) != null) {
        throw new IllegalArgumentException(
            "two components of kind " + component.kind() + " are called " + component.name());
      }
    }
  }

  private Map<String, Component> table(ComponentKind kind) {
    return byKind.getOrDefault(kind, Map.of());
  }

  @Override
  public Optional<Component> find(ComponentKind kind, String name) {
    return Optional.ofNullable(table(kind).get(name));
  }

  @Override
  public Collection<Component> all(ComponentKind kind) {
    return List.copyOf(table(kind).values());
  }
}
