package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Severity;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Runs a program for each record. */
final class ExecDestination implements DestinationComponent {
  static final Option<String> PROGRAM =
      Option.text("program", "Path of the program; no shell is involved.").mandatory();
  static final Option<List<Template>> ARGUMENTS =
      Option.<List<Template>>plain(
              "arguments", List.class, "list of templates", "The arguments, one template each.")
          .withDefault(List.of());
  static final Option<Long> RATE =
      Option.number("rate", "Processes that are started a second; 0 for no limit.", 0, 1_000_000)
          .withDefault(0L);
  static final Option<Long> MOST_RUNNING =
      Option.number("most-running", "Processes that run at once; further records wait.", 1, 10_000)
          .withDefault(32L);
  static final Option<Boolean> SKIP_OWN =
      Option.flag(
              "skip-own",
              "Run nothing for records of the daemon itself, which would answer its reports with"
                  + " new processes.")
          .withDefault(true);
  static final Option<String> START_TEXT =
      Option.text(
              "start-text",
              "What is said of each process that was started; %p stands for its pid, %0 for the"
                  + " program, %1 to %9 for its arguments. Nothing is said if it is empty.")
          .withDefault("");
  static final Option<String> SUCCESS_TEXT =
      Option.text("success-text", "What is said of a process that ends with code 0.")
          .withDefault("");
  static final Option<String> EXIT_TEXT =
      Option.text(
              "exit-text",
              "What is said of a process that ends with a code other than 0; %p stands for its pid,"
                  + " %c for the code, %0 to %9 for program and arguments.")
          .withDefault("process %p exited with code %c");
  static final Option<String> SIGNAL_TEXT =
      Option.text(
              "signal-text",
              "What is said of a process that a signal ends; %p stands for its pid, %c for the"
                  + " signal's number, %0 to %9 for program and arguments.")
          .withDefault("process %p was ended by signal %c");
  static final Option<String> REPORT_SEVERITY =
      Option.word(
              "report-severity",
              "Severity of what is said.",
              "emerg",
              "alert",
              "crit",
              "err",
              "warning",
              "notice",
              "info",
              "debug")
          .withDefault("warning");

  private final Shared shared;

  ExecDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "exec",
        "Runs a program for each record, without waiting for it.",
        CommonOptions.withoutTemplate(
            PROGRAM,
            ARGUMENTS,
            RATE,
            MOST_RUNNING,
            SKIP_OWN,
            START_TEXT,
            SUCCESS_TEXT,
            EXIT_TEXT,
            SIGNAL_TEXT,
            REPORT_SEVERITY));
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    Options options = use.options();
    List<Formatter> arguments = new ArrayList<>();
    options.get(ARGUMENTS).forEach(argument -> arguments.add(templates.compile(argument)));
    return new ExecOutput(
        context,
        OutputSettings.of(use, separated(List.copyOf(arguments))),
        shared,
        new ExecOutput.Task(
            options.get(PROGRAM),
            arguments.size(),
            options.get(MOST_RUNNING).intValue(),
            options.get(RATE),
            options.get(SKIP_OWN),
            new ChildReport(
                options.get(START_TEXT),
                options.get(SUCCESS_TEXT),
                options.get(EXIT_TEXT),
                options.get(SIGNAL_TEXT),
                Severity.valueOf(
                    options.get(REPORT_SEVERITY).toUpperCase(java.util.Locale.ROOT)))));
  }

  /**
   * Each argument with a NUL behind it; a NUL within ends an argument anyway, so it becomes a
   * question mark.
   */
  private static Formatter separated(List<Formatter> arguments) {
    return (batch, row, context, out) -> {
      for (Formatter argument : arguments) {
        int start = out.size();
        argument.format(batch, row, context, out);
        replaceNul(out, start);
        out.put(0);
      }
    };
  }

  private static void replaceNul(ByteSink out, int start) {
    byte[] bytes = out.array();
    for (int i = start; i < out.size(); i++) {
      if (bytes[i] == 0) {
        bytes[i] = '?';
      }
    }
  }
}
