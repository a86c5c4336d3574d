package org.logkeep.engine.destination;

import java.util.List;
import java.util.Locale;
import org.logkeep.record.Severity;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/**
 * The options that say what is told of the processes that a destination starts.
 *
 * @param missing of a program that cannot be started
 * @param started of each that was started
 * @param succeeded of one that ended with code 0
 * @param failed of one that ended with another code
 * @param signalled of one that was ended by a signal
 * @param severity of all of these
 */
record ChildReportOptions(
    Option<String> missing,
    Option<String> started,
    Option<String> succeeded,
    Option<String> failed,
    Option<String> signalled,
    Option<String> severity) {

  /**
   * Options whose names begin alike.
   *
   * @param prefix the beginning of their names
   * @param missing what is said of a program that cannot be started if nothing else is given
   * @param process what the texts that are said if none is given call the process
   */
  static ChildReportOptions of(String prefix, String missing, String process) {
    return new ChildReportOptions(
        Option.text(
                prefix + "missing-text",
                "What is said of a program that cannot be started; %e stands for the reason, %0 to"
                    + " %9 for program and arguments. If it is empty, such a process counts as"
                    + " ended with code 127, as in a shell.")
            .withDefault(missing),
        Option.text(
                prefix + "start-text",
                "What is said of each process that was started; %p stands for its pid, %0 for the"
                    + " program, %1 to %9 for its arguments. Nothing is said if it is empty.")
            .withDefault(""),
        Option.text(prefix + "success-text", "What is said of a process that ends with code 0.")
            .withDefault(""),
        Option.text(
                prefix + "exit-text",
                "What is said of a process that ends with a code other than 0; %p stands for its"
                    + " pid, %c for the code, %0 to %9 for program and arguments.")
            .withDefault(process + " exited with code %c"),
        Option.text(
                prefix + "signal-text",
                "What is said of a process that a signal ends; %p stands for its pid, %c for the"
                    + " signal's number, %0 to %9 for program and arguments.")
            .withDefault(process + " was ended by signal %c"),
        Option.word(
                prefix + "report-severity",
                "Severity of what is said.",
                "emerg",
                "alert",
                "crit",
                "err",
                "warning",
                "notice",
                "info",
                "debug")
            .withDefault("warning"));
  }

  /** All of them. */
  List<Option<?>> all() {
    return List.of(missing, started, succeeded, failed, signalled, severity);
  }

  /** What they say. */
  ChildReport report(Options options) {
    return new ChildReport(
        options.get(missing),
        options.get(started),
        options.get(succeeded),
        options.get(failed),
        options.get(signalled),
        Severity.valueOf(options.get(severity).toUpperCase(Locale.ROOT)));
  }
}
