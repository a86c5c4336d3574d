package org.logkeep.engine.format.macro;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.logkeep.topology.Component;

/** All macros; the one place where they are registered. */
public final class Macros {
  private final Map<String, MacroDefinition> byName = new TreeMap<>();

  /** Makes the table. */
  public Macros() {
    Stream.of(
            StampMacros.all(),
            PriorityMacros.all(),
            TextMacros.all(),
            HostMacros.all(),
            SenderMacros.all(),
            IdentityMacros.all(),
            ClassicMacros.all())
        .flatMap(List::stream)
        .forEach(this::add);
  }

  private void add(MacroDefinition macro) {
    if (byName.put(macro.name(), macro) != null) {
      throw new IllegalStateException("two macros are called " + macro.name());
    }
  }

  /** The macro of this name. */
  public Optional<MacroDefinition> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All macros, by name. */
  public Collection<MacroDefinition> all() {
    return List.copyOf(byName.values());
  }

  /** The catalogue's entries of all macros, by name. */
  public List<Component> components() {
    return byName.values().stream().map(MacroDefinition::component).toList();
  }
}
