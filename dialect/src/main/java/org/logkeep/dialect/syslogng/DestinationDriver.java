package org.logkeep.dialect.syslogng;

import java.util.Optional;
import org.logkeep.topology.Use;

/**
 * A destination driver of the language. Each is a class of its own, named in {@link
 * DestinationDrivers}.
 */
interface DestinationDriver {
  /** Its word and its options. */
  Driver driver();

  /**
   * The component it stands for; nothing after an error, which has been said.
   *
   * @param given has as many values without a name as the driver needs
   */
  Optional<Use> read(Given given, DestinationOptions options);
}
