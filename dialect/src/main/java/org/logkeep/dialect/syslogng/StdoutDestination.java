package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.WRITER;

import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;

/** {@code stdout()}: standard output. */
final class StdoutDestination implements DestinationDriver {
  private static final Driver DRIVER =
      Driver.of("stdout", "stdout", Positional.NONE, DESTINATION, WRITER);

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    return Optional.of(DestinationOptions.use("stdout", shared.fileLike(given), given));
  }
}
