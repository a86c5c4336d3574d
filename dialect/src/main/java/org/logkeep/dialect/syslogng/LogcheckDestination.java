package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionRule.handled;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;

/**
 * The destination {@code logcheck()}, which syslog-ng does not have: lines as they stand in files
 * go to {@code logkeep check-logs --live}, a program that mails what an alarm rule hits at once.
 */
final class LogcheckDestination implements DestinationDriver {
  private static final Driver DRIVER =
      Driver.of(
          "logcheck",
          "program",
          Positional.NONE,
          DESTINATION,
          List.of(
              handled("config", ValueKind.TEXT, "`-c` of `check-logs --live`: its configuration"),
              handled(
                  "recipient", ValueKind.TEXT, "`-m` of `check-logs --live`: who gets the mails"),
              handled(
                  "every",
                  ValueKind.SECONDS,
                  "`--every` of `check-logs --live`: the shortest time between two mails"),
              handled("command", ValueKind.TEXT, "the command to start in place of `logkeep`")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    return Optional.of(
        DestinationOptions.use(
            "program",
            shared
                .fileLike(given)
                .with("command", command(given), given.span())
                .with("keep-running", false, given.span()),
            given));
  }

  /** The command line for the shell. */
  private static String command(Given given) {
    StringBuilder command = new StringBuilder("exec ");
    command.append(quoted(given.text("command").orElse("logkeep"))).append(" check-logs --live");
    given.text("config").ifPresent(file -> command.append(" -c ").append(quoted(file)));
    given.text("recipient").ifPresent(who -> command.append(" -m ").append(quoted(who)));
    given
        .find("every", Duration.class)
        .ifPresent(every -> command.append(" --every ").append(Math.max(1, every.toSeconds())));
    return command.toString();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
