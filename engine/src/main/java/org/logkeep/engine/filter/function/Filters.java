package org.logkeep.engine.filter.function;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.topology.Component;

/** All filter functions; the one place where they are registered. */
public final class Filters {
  private static final List<FilterDefinition> ALL =
      List.of(
          new Netmask(false),
          new Netmask(true),
          new Tags(),
          new InList(),
          new RateLimit(),
          new HasField(),
          new NamesOf(),
          new LocalInput());

  private final Map<String, FilterDefinition> byName = new TreeMap<>();

  /** Makes the table. */
  public Filters() {
    for (FilterDefinition filter : ALL) {
      byName.put(filter.component().name(), filter);
    }
  }

  /** Compiles a use of a filter function. */
  public Predicate compile(FilterUse use) {
    FilterDefinition filter = byName.get(use.name());
    return filter == null
        ? use.error("there is no filter function of this name")
        : filter.compile(use);
  }

  /** The catalogue's entries of all filter functions, by name. */
  public List<Component> components() {
    return byName.values().stream().map(FilterDefinition::component).toList();
  }
}
