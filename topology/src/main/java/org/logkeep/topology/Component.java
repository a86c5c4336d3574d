package org.logkeep.topology;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.option.Option;

/**
 * What the catalogue knows of a component: its name, what it does and its options.
 *
 * @param kind what it is for
 * @param name the name, unique within its kind: {@code tcp}, {@code netmask}, {@code ISODATE}
 * @param doc what it does, in a sentence or two
 * @param options all options it takes
 */
public record Component(ComponentKind kind, String name, String doc, List<Option<?>> options) {
  /** Copies the list. */
  public Component {
    options = List.copyOf(options);
  }

  /** The option of this name. */
  public Optional<Option<?>> option(String optionName) {
    for (Option<?> option : options) {
      if (option.name().equals(optionName)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
