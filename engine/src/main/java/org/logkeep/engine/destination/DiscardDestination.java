package org.logkeep.engine.destination;

import java.util.List;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;

/**
 * Takes every record and forgets it: where a configuration wants a rule to act without output, as
 * metalog's NONE.
 */
final class DiscardDestination implements DestinationComponent {

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION, "discard", "Takes records and forgets them.", List.of());
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    return (batch, row, format) -> new Written("discard", "", new byte[0], List.of());
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    return new Discarding(context.id());
  }

  private static final class Discarding implements ImmediateDestination {
    private final String id;
    private final DestinationCounters counters = new DestinationCounters();
    private long taken;

    Discarding(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void write(RecordBatch batch, int row, FormatContext context, boolean hold) {
      taken++;
    }

    @Override
    public void end() {
      counters.addProcessed(taken);
      counters.addWritten(taken, 0);
      taken = 0;
    }

    @Override
    public DestinationCounters counters() {
      return counters;
    }
  }
}
