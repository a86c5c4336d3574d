package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.Use;

/** Makes components of source drivers. */
final class Sources {
  private final Binding binding;

  Sources(Binding binding) {
    this.binding = binding;
  }

  /** The components of one driver of the source of this name. */
  List<Use> read(Tree.Call call, String source) {
    Optional<Driver> driver = SourceDrivers.TABLE.find(call, binding);
    if (driver.isEmpty()) {
      return List.of();
    }
    Given given = binding.options().read(call, driver.get());
    new GlobalOptions(binding).useDns(given);
    return SourceDrivers.of(driver.get()).read(given, new SourceOptions(binding, source));
  }
}
