package org.logkeep.engine.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.logkeep.engine.Engine;
import org.logkeep.engine.EngineCompilers;
import org.logkeep.engine.EngineJournal;
import org.logkeep.engine.Identity;
import org.logkeep.engine.Reactor;
import org.logkeep.engine.TimeSource;
import org.logkeep.engine.Wording;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.destination.Destinations;
import org.logkeep.engine.explain.Explained.PathTrace;
import org.logkeep.engine.explain.Explained.Verdict;
import org.logkeep.engine.filter.PlanSettings;
import org.logkeep.engine.source.Arrival;
import org.logkeep.engine.source.Intake;
import org.logkeep.engine.source.SourceComponent;
import org.logkeep.engine.source.Sources;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Topology;

/**
 * Says what a topology does with a message, and why. Opens, receives and writes nothing.
 *
 * <p>Conditions that count or limit rates see the messages of one explainer one after the other, as
 * in a daemon; each destination shows a message as if it were the first that it gets.
 */
public final class Explainer implements AutoCloseable {
  private final Topology topology;
  private final Reactor reactor;
  private final Engine engine;
  private final Recorder recorder;
  private final RowText rows;
  private final Map<String, Intake> intakes = new HashMap<>();

  /**
   * Builds the topology.
   *
   * @param settings what templates and conditions may ask for from outside
   * @param identity as whom
   * @param time the clocks
   * @throws org.logkeep.engine.StartException if a daemon could not be built from it either
   */
  public Explainer(Topology topology, PlanSettings settings, Identity identity, TimeSource time)
      throws SysException {
    this.topology = topology;
    Sys sys = new Sys();
    rows = new RowText(settings.format().localZone());
    recorder = new Recorder(topology, rows);
    reactor = new Reactor(sys, time);
    Map<String, SourceComponent> sources = new HashMap<>();
    Sources.all().forEach((name, kind) -> sources.put(name, new FedKind(kind, intakes)));
    Map<String, DestinationComponent> destinations = new HashMap<>();
    new Destinations(time::nanos)
        .byName()
        .forEach((name, kind) -> destinations.put(name, new ShowingKind(kind, recorder)));
    engine =
        new Engine(
            new Engine.Parts(
                sys,
                new RealDisk(sys),
                reactor,
                time,
                new EngineJournal(time, 1, Wording.plain(), entry -> {}),
                identity,
                Path.of("/nonexistent"),
                sources,
                destinations,
                t -> new EngineCompilers(settings.of(t), identity, Optional.of(recorder))));
    engine.apply(topology);
  }

  /**
   * Explains a message.
   *
   * @param readerId the id of the source component that it arrives at
   * @param arrival how it arrives there
   * @param message its bytes as they are received
   */
  public Explained explain(String readerId, Arrival arrival, byte[] message) {
    Input input = inputOf(readerId);
    Input.Reader reader =
        input.readers().stream().filter(r -> r.id().equals(readerId)).findFirst().orElseThrow();
    Intake intake = Objects.requireNonNull(intakes.get(readerId));
    recorder.clear();
    if (!arrival.allowed()) {
      return new Explained(
          input, reader, false, false, List.of(), List.of(), unreached(input), List.of());
    }
    RecordBatch batch = arrival.put(intake, message, reactor.now());
    List<Explained.Value> fields = new ArrayList<>();
    rows.of(batch, 0).forEach((name, value) -> fields.add(new Explained.Value(name, value)));
    boolean refused = batch.hasFlag(0, RecordFlags.REFUSED);
    List<BranchTrace> entered = recorder.branches();
    return new Explained(
        input,
        reader,
        true,
        refused,
        fields,
        entered.stream().filter(trace -> isIn(trace, input.branches())).toList(),
        refused ? unreached(input) : paths(input, entered),
        recorder.written());
  }

  private Input inputOf(String readerId) {
    return topology.inputs().stream()
        .filter(i -> i.readers().stream().anyMatch(r -> r.id().equals(readerId)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source is called " + readerId));
  }

  /** Two branches may read the same, so they are told apart by what they are. */
  private static boolean isIn(BranchTrace trace, List<Branch> branches) {
    Set<Branch> same = Collections.newSetFromMap(new IdentityHashMap<>());
    same.addAll(branches);
    return same.contains(trace.branch());
  }

  private static boolean takes(LogPath path, Input input) {
    return path.branch().flags().contains(Branch.Flag.CATCH_ALL)
        || path.inputs().contains(input.name());
  }

  private List<PathTrace> unreached(Input input) {
    return topology.paths().stream()
        .map(path ->
            new PathTrace(
                path, takes(path, input) ? Verdict.NOT_REACHED : Verdict.OTHER_SOURCE, List.of()))
        .toList();
  }

  /**
   * What the engine did at each path. A path that it never entered although it takes records of the
   * source was passed over for the flags of the paths, which say why.
   */
  private List<PathTrace> paths(Input input, List<BranchTrace> entered) {
    boolean left =
        input.branches().isEmpty()
            || entered.stream().anyMatch(t -> t.passed() && isIn(t, input.branches()));
    List<PathTrace> all = new ArrayList<>();
    for (LogPath path : topology.paths()) {
      List<BranchTrace> visits =
          entered.stream().filter(trace -> isIn(trace, List.of(path.branch()))).toList();
      all.add(new PathTrace(path, verdict(path, input, left, visits), visits));
    }
    return all;
  }

  private static Verdict verdict(
      LogPath path, Input input, boolean left, List<BranchTrace> visits) {
    if (!visits.isEmpty()) {
      return visits.stream().anyMatch(BranchTrace::passed) ? Verdict.MATCHED : Verdict.NOT_MATCHED;
    }
    if (!takes(path, input)) {
      return Verdict.OTHER_SOURCE;
    }
    if (!left) {
      return Verdict.NOT_REACHED;
    }
    Set<Branch.Flag> flags = path.branch().flags();
    return flags.contains(Branch.Flag.FALLBACK) ? Verdict.NOT_NEEDED : Verdict.TAKEN_BEFORE;
  }

  @Override
  public void close() {
    engine.stop(0);
    reactor.stop();
    reactor.run();
  }
}
