package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionRule.handled;

import java.time.Duration;
import java.util.List;

/**
 * The destination {@code logcheck()}, which syslog-ng does not have: lines go to {@code logkeep
 * check-logs --live}, a program that mails what an alarm rule hits at once.
 *
 * @param given the options of the driver
 */
record LiveChecker(Given given) {
  /** What the driver takes beside the options of all destinations. */
  static final List<OptionRule> OPTIONS =
      List.of(
          handled("config", ValueKind.TEXT, "`-c` of `check-logs --live`: its configuration"),
          handled("recipient", ValueKind.TEXT, "`-m` of `check-logs --live`: who gets the mails"),
          handled(
              "every",
              ValueKind.SECONDS,
              "`--every` of `check-logs --live`: the shortest time between two mails"),
          handled("command", ValueKind.TEXT, "the command to start in place of `logkeep`"));

  /** The command line for the shell. */
  String command() {
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
