package org.logkeep.engine.explain;

import java.util.Map;
import org.logkeep.engine.source.Intake;
import org.logkeep.engine.source.Source;
import org.logkeep.engine.source.SourceComponent;
import org.logkeep.engine.source.SourceContext;
import org.logkeep.topology.Component;
import org.logkeep.topology.Use;

/**
 * A kind of source that opens nothing; its intake is fed by hand.
 *
 * @param real the real kind
 * @param intakes where the intake of each source is put, by its id
 */
record FedKind(SourceComponent real, Map<String, Intake> intakes) implements SourceComponent {
  @Override
  public Component component() {
    return real.component();
  }

  @Override
  public Source build(Use use, SourceContext context) {
    intakes.put(context.id(), context.intake());
    return new Fed(context.id());
  }

  private record Fed(String id) implements Source {
    @Override
    public void open() {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void close() {}
  }
}
