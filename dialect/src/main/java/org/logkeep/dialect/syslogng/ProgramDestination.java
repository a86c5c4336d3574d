package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.WRITER;
import static org.logkeep.dialect.syslogng.OptionRule.maps;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;

/** {@code program()}: the standard input of a program. */
final class ProgramDestination implements DestinationDriver {
  private static final Driver DRIVER =
      Driver.of(
          "program",
          "program",
          Positional.one("a command"),
          DESTINATION,
          WRITER,
          List.of(
              maps("inherit-environment", ValueKind.YESNO, "inherit-environment"),
              maps("keep-alive", ValueKind.YESNO, "keep-running")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    Token command = given.positionals().getFirst();
    return Optional.of(
        DestinationOptions.use(
            "program",
            shared.fileLike(given).with("command", command.text(), command.span()),
            given));
  }
}
