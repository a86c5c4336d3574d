package org.logkeep.engine.destination;

import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;

/** Writes records to the standard input of a program. */
final class ProgramDestination implements DestinationComponent {
  static final Option<String> COMMAND = Option.text("command", "What /bin/sh -c runs.").mandatory();
  static final Option<Boolean> KEEP_RUNNING =
      Option.flag("keep-running", "Leave the program alone when files are reopened.")
          .withDefault(false);
  static final Option<Boolean> INHERIT_ENVIRONMENT =
      Option.flag("inherit-environment", "The program gets the daemon's environment.")
          .withDefault(true);

  private final Shared shared;

  ProgramDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "program",
        "Starts a program and writes records to its standard input. It is started again when it"
            + " ends.",
        CommonOptions.and(COMMAND, KEEP_RUNNING, INHERIT_ENVIRONMENT));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    return FormPreview.of("program", use.options().get(COMMAND), OutputSettings.of(use, templates));
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    return new ProgramOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        use.options().get(COMMAND),
        use.options().get(KEEP_RUNNING),
        use.options().get(INHERIT_ENVIRONMENT));
  }
}
