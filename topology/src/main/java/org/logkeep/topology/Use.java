package org.logkeep.topology;

import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;

/**
 * A component as a configuration uses it: its name and the options given.
 *
 * <p>Two uses are equal if they use the same component with the same options; where they stand does
 * not count.
 *
 * @param kind what the component is for
 * @param name its name in the catalogue
 * @param options what is given to it
 * @param span where it stands
 */
public record Use(ComponentKind kind, String name, Options options, Span span) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Use that
        && kind == that.kind
        && name.equals(that.name)
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + options.hashCode();
  }
}
