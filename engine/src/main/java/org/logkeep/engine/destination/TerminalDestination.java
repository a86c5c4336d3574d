package org.logkeep.engine.destination;

import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;

/** Writes records to a terminal. */
final class TerminalDestination implements DestinationComponent {
  static final Option<String> PATH = Option.text("path", "The terminal's device.").mandatory();
  static final Option<String> LINE_END =
      Option.word("line-end", "How lines end.", "lf", "crlf").withDefault("crlf");

  private final Shared shared;

  TerminalDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "terminal",
        "Writes records to a terminal, without waiting for it.",
        CommonOptions.and(PATH, LINE_END));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    OutputSettings settings = OutputSettings.of(use, templates);
    boolean carriageReturn = use.options().get(LINE_END).equals("crlf");
    return FormPreview.of(
        "terminal",
        use.options().get(PATH),
        (batch, row, format, sink) -> {
          settings.formatter().format(batch, row, format, sink);
          if (carriageReturn) {
            DeviceOutput.endInCarriageReturn(sink);
          }
        },
        settings);
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    return new DeviceOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        use.options().get(PATH),
        use.options().get(LINE_END).equals("crlf"));
  }
}
