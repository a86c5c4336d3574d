package org.logkeep.dialect.syslogng;

import java.util.Optional;
import org.logkeep.topology.Use;

/** Makes components of destination drivers. */
final class Destinations {
  private final Binding binding;

  Destinations(Binding binding) {
    this.binding = binding;
  }

  /** The component of one driver; nothing after an error that leaves none. */
  Optional<Use> read(Tree.Call call) {
    Optional<Driver> driver = DestinationDrivers.TABLE.find(call, binding);
    if (driver.isEmpty()) {
      return Optional.empty();
    }
    Given given = binding.options().read(call, driver.get());
    GlobalOptions checks = new GlobalOptions(binding);
    checks.word(given, "mark-mode", GlobalOptions.MARK_MODES);
    checks.stampFormat(given);
    if (given.positionals().size() < driver.get().positional().fewest()) {
      return Optional.empty();
    }
    return DestinationDrivers.of(driver.get()).read(given, new DestinationOptions(binding));
  }
}
