package org.logkeep.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.source.Source;
import org.logkeep.topology.Topology;
import org.logkeep.topology.option.Options;

/**
 * A topology with the sources and destinations that carry it out, by their ids.
 *
 * @param topology what is carried out
 * @param sources in the order of the topology
 * @param destinations in the order of the topology
 */
record Plan(
    Topology topology,
    Map<String, RunningSource> sources,
    Map<String, RunningDestination> destinations) {

  /** The plan that does nothing. */
  static Plan empty() {
    return new Plan(
        new Topology(List.of(), List.of(), List.of(), Options.NONE), Map.of(), Map.of());
  }

  /** The sources that another plan does not have. */
  List<RunningSource> sourcesBeyond(Plan other) {
    Set<Source> known = identities(other.sources, RunningSource::source);
    return sources.values().stream().filter(s -> !known.contains(s.source())).toList();
  }

  /** The destinations that another plan does not have. */
  List<RunningDestination> destinationsBeyond(Plan other) {
    Set<Destination> known = identities(other.destinations, RunningDestination::destination);
    return destinations.values().stream().filter(d -> !known.contains(d.destination())).toList();
  }

  boolean has(RunningSource source) {
    return sources.values().stream().anyMatch(s -> s.source().equals(source.source()));
  }

  boolean has(RunningDestination destination) {
    return destinations.values().stream()
        .anyMatch(d -> d.destination().equals(destination.destination()));
  }

  private static <R, T> Set<T> identities(Map<String, R> running, Function<R, T> what) {
    Set<T> set = Collections.newSetFromMap(new IdentityHashMap<>());
    running.values().forEach(r -> set.add(what.apply(r)));
    return set;
  }
}
