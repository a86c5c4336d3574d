package org.logkeep.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.destination.DestinationContext;
import org.logkeep.engine.route.RouterCompiler;
import org.logkeep.engine.route.Target;
import org.logkeep.engine.source.Source;
import org.logkeep.engine.source.SourceComponent;
import org.logkeep.engine.source.SourceContext;
import org.logkeep.engine.source.SourceOptions;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/**
 * Builds the plan of a topology beside the one that runs: takes over the sources and destinations
 * whose component and options are the same, makes the others, and compiles the ways between them.
 * Opens nothing, and changes nothing that runs.
 */
final class PlanBuilder {
  /**
   * A plan, and the ways on from its sources, which take effect when each feed is given its own.
   *
   * @param plan what is to run
   * @param setups by the ids of sources
   */
  record Built(Plan plan, Map<String, Feed.Setup> setups) {
    /** Lets all sources, those taken over too, go the new ways. */
    void connect() {
      setups.forEach(
          (id, setup) -> Objects.requireNonNull(plan.sources().get(id)).feed().setup(setup));
    }
  }

  /** What all plans of an engine share. */
  record Common(RecordBatch batch, EngineContext context, Feed.ReceiptNumbers receiptNumbers) {}

  private static final Path SYSTEM_HOSTS = Path.of("/etc/hosts");

  private final Engine.Parts parts;
  private final Common common;
  private final Plan running;
  private @Nullable HostsFile systemHosts;

  PlanBuilder(Engine.Parts parts, Common common, Plan running) {
    this.parts = parts;
    this.common = common;
    this.running = running;
  }

  /**
   * Builds.
   *
   * @throws StartException if something in the topology is not known, or cannot be had on this
   *     machine
   */
  Built build(Topology topology) {
    new KnownComponents(parts.sources(), parts.destinations()).check(topology);
    Compilers compilers = parts.compilers().apply(topology);
    Map<String, RunningDestination> destinations = destinations(topology, compilers);
    RouterCompiler routers =
        new RouterCompiler(topology, compilers.parts(), common.context(), groups(destinations));
    Map<String, Feed.Setup> setups = setups(topology, compilers, routers, destinations);
    compilers.finish();
    return new Built(new Plan(topology, sources(topology, setups), destinations), setups);
  }

  /** What runs, to be taken over by equal uses, each once. */
  private static <R> Map<Use, Deque<R>> byUse(Collection<R> running, Function<R, Use> use) {
    Map<Use, Deque<R>> all = new HashMap<>();
    running.forEach(r -> all.computeIfAbsent(use.apply(r), u -> new ArrayDeque<>()).add(r));
    return all;
  }

  private static <R> Optional<R> take(Map<Use, Deque<R>> all, Use use) {
    return Optional.ofNullable(all.get(use)).map(Deque::poll);
  }

  private Map<String, RunningDestination> destinations(Topology topology, Compilers compilers) {
    Map<Use, Deque<RunningDestination>> reusable =
        byUse(running.destinations().values(), RunningDestination::use);
    Map<String, RunningDestination> all = new LinkedHashMap<>();
    for (Output output : topology.outputs()) {
      for (Output.Writer writer : output.writers()) {
        all.put(
            writer.id(),
            take(reusable, writer.destination()).orElseGet(() -> build(writer, compilers)));
      }
    }
    return all;
  }

  private RunningDestination build(Output.Writer writer, Compilers compilers) {
    Use use = writer.destination();
    DestinationComponent component = parts.destinations().get(use.name());
    if (component == null) {
      throw new IllegalArgumentException("no destination component is called " + use.name());
    }
    Destination destination =
        component.build(
            use,
            new DestinationContext(
                writer.id(),
                parts.reactor(),
                parts.sys(),
                parts.disk(),
                parts.journal(),
                parts.stateDirectory()),
            compilers.templates());
    boolean numbers = component.component().option(Engine.SEQUENCE.name()).isPresent();
    Target.Numbered numbered =
        numbers
            ? Target.Numbered.valueOf(use.options().get(Engine.SEQUENCE).toUpperCase(Locale.ROOT))
            : Target.Numbered.LOCAL;
    return new RunningDestination(use, destination, new Target(destination, numbered));
  }

  /**
   * Destinations that write to one place must be written to record by record, so they form one
   * group.
   */
  private List<Map<String, Target>> groups(Map<String, RunningDestination> destinations) {
    Map<String, Map<String, Target>> byPlace = new LinkedHashMap<>();
    destinations.forEach((id, d) ->
        byPlace
            .computeIfAbsent(place(id, d.use()), p -> new LinkedHashMap<>())
            .put(id, d.target()));
    return List.copyOf(byPlace.values());
  }

  private String place(String id, Use use) {
    return Optional.ofNullable(parts.destinations().get(use.name()))
        .flatMap(component -> component.place(use))
        .orElse("id " + id);
  }

  private Map<String, Feed.Setup> setups(
      Topology topology,
      Compilers compilers,
      RouterCompiler routers,
      Map<String, RunningDestination> destinations) {
    Map<String, Feed.Setup> setups = new LinkedHashMap<>();
    for (Input input : topology.inputs()) {
      var router = routers.compile(input, topology.paths());
      List<Destination> holders = holders(input, topology, destinations);
      for (Input.Reader reader : input.readers()) {
        Options options = reader.source().options();
        Set<String> tags = new LinkedHashSet<>(options.find(SourceOptions.TAGS).orElse(List.of()));
        tags.add(".source." + input.name());
        setups.put(
            reader.id(),
            new Feed.Setup(
                utf8(input.name()),
                tags.stream().map(PlanBuilder::utf8).toArray(byte[][]::new),
                compilers.headerReader(reader.source()),
                new HostPolicy(options, parts.identity()),
                router,
                holders,
                Math.toIntExact(options.get(SourceOptions.MAX_MESSAGE)),
                options.get(SourceOptions.RECEIPT_NUMBERS)));
      }
    }
    return setups;
  }

  /** The destinations on paths with flow control that records of an input may reach. */
  private static List<Destination> holders(
      Input input, Topology topology, Map<String, RunningDestination> destinations) {
    Map<String, Output> outputs = new HashMap<>();
    topology.outputs().forEach(o -> outputs.put(o.name(), o));
    List<Destination> holders = new ArrayList<>();
    for (LogPath path : topology.paths()) {
      if (path.branch().flags().contains(Branch.Flag.CATCH_ALL)
          || path.inputs().contains(input.name())) {
        FlowControl.outputs(path.branch(), outputs)
            .forEach(output ->
                output.writers().stream()
                    .map(w -> destinations.get(w.id()))
                    .filter(Objects::nonNull)
                    .forEach(d -> holders.add(d.destination())));
      }
    }
    return holders.stream().distinct().toList();
  }

  private Map<String, RunningSource> sources(Topology topology, Map<String, Feed.Setup> setups) {
    Map<Use, Deque<RunningSource>> reusable = byUse(running.sources().values(), RunningSource::use);
    Map<String, RunningSource> all = new LinkedHashMap<>();
    for (Input input : topology.inputs()) {
      for (Input.Reader reader : input.readers()) {
        Feed.Setup setup = Objects.requireNonNull(setups.get(reader.id()));
        all.put(reader.id(), take(reusable, reader.source()).orElseGet(() -> build(reader, setup)));
      }
    }
    return all;
  }

  /** Read once for all sources of a plan, and only if one of them asks. */
  private HostsFile systemHosts() {
    HostsFile read = systemHosts == null ? HostsFile.read(SYSTEM_HOSTS) : systemHosts;
    systemHosts = read;
    return read;
  }

  private RunningSource build(Input.Reader reader, Feed.Setup setup) {
    Use use = reader.source();
    SourceComponent component = parts.sources().get(use.name());
    if (component == null) {
      throw new IllegalArgumentException("no source component is called " + use.name());
    }
    Options options = use.options();
    Brake brake = new Brake(parts.reactor());
    Feed feed =
        new Feed(
            common.batch(),
            common.context(),
            parts.reactor(),
            SenderNames.of(options, this::systemHosts),
            common.receiptNumbers(),
            setup,
            brake::pull);
    Source source =
        component.build(
            use,
            new SourceContext(
                reader.id(),
                parts.reactor(),
                parts.sys(),
                parts.disk(),
                parts.journal(),
                feed,
                parts.stateDirectory()));
    brake.attach(source, feed);
    return new RunningSource(use, feed, source, brake);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
