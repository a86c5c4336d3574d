package org.logkeep.engine.destination;

import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;

/** Writes records to standard output. */
final class StdoutDestination implements DestinationComponent {
  private final Shared shared;

  StdoutDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "stdout",
        "Writes records to standard output.",
        CommonOptions.and());
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    return FormPreview.of("stdout", "standard output", OutputSettings.of(use, templates));
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    return new StandardOutput(context, OutputSettings.of(use, templates), shared);
  }
}
