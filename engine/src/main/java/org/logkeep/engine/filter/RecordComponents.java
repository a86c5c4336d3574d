package org.logkeep.engine.filter;

import java.util.List;
import java.util.stream.Stream;
import org.logkeep.engine.filter.function.Filters;
import org.logkeep.engine.filter.rewrite.Rewrites;
import org.logkeep.engine.format.function.Functions;
import org.logkeep.engine.format.macro.Macros;
import org.logkeep.topology.Component;

/** What the catalogue gets from here: filter functions, rewrites, macros, template functions. */
public final class RecordComponents {
  private RecordComponents() {}

  /** All of them. */
  public static List<Component> all() {
    return Stream.of(
            new Filters().components(),
            new Rewrites().components(),
            new Macros().components(),
            new Functions().components())
        .flatMap(List::stream)
        .toList();
  }
}
