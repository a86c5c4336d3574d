package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordFlags;
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
  static final ChildReportOptions REPORT = ChildReportOptions.of("", "", "process %p");

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
        CommonOptions.withoutTemplate(options()));
  }

  private static Option<?>[] options() {
    List<Option<?>> own =
        new ArrayList<>(List.of(PROGRAM, ARGUMENTS, RATE, MOST_RUNNING, SKIP_OWN));
    own.addAll(REPORT.all());
    return own.toArray(Option<?>[]::new);
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    OutputSettings settings = settings(use, templates);
    FormPreview preview = FormPreview.of("exec", use.options().get(PROGRAM), settings);
    boolean skipOwn = use.options().get(SKIP_OWN);
    return (batch, row, format) ->
        skipOwn && batch.hasFlag(row, RecordFlags.INTERNAL)
            ? new Written(
                "exec",
                "",
                new byte[0],
                List.of("not run for records of the daemon itself: dropped and counted"))
            : preview.of(batch, row, format);
  }

  private static OutputSettings settings(Use use, Templates templates) {
    List<Formatter> arguments =
        use.options().get(ARGUMENTS).stream().map(templates::compile).toList();
    return OutputSettings.of(use, separated(arguments));
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    Options options = use.options();
    return new ExecOutput(
        context,
        settings(use, templates),
        shared,
        new ExecOutput.Task(
            options.get(PROGRAM),
            options.get(ARGUMENTS).size(),
            options.get(MOST_RUNNING).intValue(),
            options.get(RATE),
            options.get(SKIP_OWN),
            REPORT.report(options)));
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
