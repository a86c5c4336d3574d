package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionRule.handled;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;

/**
 * {@code pseudofile()}: a file that stands for something of the kernel's, whose mode and owner are
 * left as they are.
 */
final class PseudofileDestination implements DestinationDriver {
  private static final DestinationDriver FILE = new FileDestination();
  private static final Driver DRIVER =
      Driver.of(
          "pseudofile",
          "file",
          Positional.one("the path of a file"),
          DESTINATION,
          List.of(
              handled("template", ValueKind.TEMPLATE, "option `template`"),
              handled("time-reopen", ValueKind.SECONDS, "option `reopen-after`")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    return FILE.read(given, shared)
        .map(use ->
            DestinationOptions.use(
                use.name(), use.options().with("dress-existing", false, given.span()), given));
  }
}
