package org.logkeep.engine.explain;

import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.destination.DestinationContext;
import org.logkeep.engine.destination.DestinationCounters;
import org.logkeep.engine.destination.ImmediateDestination;
import org.logkeep.engine.destination.Preview;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.Use;

/**
 * A kind of destination that writes nothing and shows what the real one would write.
 *
 * @param real the real kind
 * @param recorder what it is shown to
 */
record ShowingKind(DestinationComponent real, Recorder recorder) implements DestinationComponent {
  @Override
  public Component component() {
    return real.component();
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    return real.preview(use, context, templates);
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    return new Showing(context.id(), preview(use, context, templates), recorder);
  }

  private static final class Showing implements ImmediateDestination {
    private final String id;
    private final Preview preview;
    private final Recorder recorder;
    private final DestinationCounters counters = new DestinationCounters();

    Showing(String id, Preview preview, Recorder recorder) {
      this.id = id;
      this.preview = preview;
      this.recorder = recorder;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void write(RecordBatch batch, int row, FormatContext context, boolean hold) {
      recorder.written(id, preview.of(batch, row, context));
      counters.addProcessed(1);
      counters.addWritten(1, 0);
    }

    @Override
    public DestinationCounters counters() {
      return counters;
    }
  }
}
