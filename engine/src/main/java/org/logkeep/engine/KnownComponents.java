package org.logkeep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.destination.Destinations;
import org.logkeep.engine.filter.RecordComponents;
import org.logkeep.engine.source.SourceComponent;
import org.logkeep.topology.Catalogue;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentTable;
import org.logkeep.topology.Topology;
import org.logkeep.topology.UseChecker;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;

/**
 * All that the engine can run, as a catalogue. Front-ends translate into what stands in it; what
 * does not is stopped here, before anything is opened, so that no option is ever passed over.
 */
public final class KnownComponents {
  private final Catalogue catalogue;

  /** Collects the kinds of sources and destinations, and all that works on single records. */
  public KnownComponents(
      Map<String, SourceComponent> sources, Map<String, DestinationComponent> destinations) {
    List<Component> all = new ArrayList<>(RecordComponents.all());
    sources.values().forEach(kind -> all.add(kind.component()));
    destinations.values().forEach(kind -> all.add(kind.component()));
    all.addAll(Destinations.waysOfHoldingBackRepeats());
    catalogue = new ComponentTable(all);
  }

  /** Everything that the topology asks for and that is not here. */
  public List<Diagnostic> problems(Topology topology) {
    Diagnostics diagnostics = new Diagnostics();
    new UseChecker(catalogue, diagnostics).check(topology);
    return diagnostics.all();
  }

  /**
   * Does nothing if the engine can run the topology.
   *
   * @throws StartException with the first problem otherwise
   */
  void check(Topology topology) {
    for (Diagnostic problem : problems(topology)) {
      throw new StartException(problem);
    }
  }
}
