package org.logkeep.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.destination.DestinationContext;
import org.logkeep.engine.route.RouterCompiler;
import org.logkeep.engine.route.Target;
import org.logkeep.engine.source.Source;
import org.logkeep.engine.source.SourceComponent;
import org.logkeep.engine.source.SourceContext;
import org.logkeep.engine.source.SourceOptions;
import org.logkeep.linux.Disk;
import org.logkeep.linux.Sys;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/**
 * Runs topologies: builds sources, destinations and the ways between them, and replaces them when a
 * new topology comes.
 *
 * <p>A reload builds the new plan beside the old one. Sources and destinations whose component and
 * options are the same go on as they are: sockets stay open, queues keep their records, positions
 * are kept. Only then is the old plan let go. All methods are for the reactor's thread, or for the
 * starting thread before the reactor runs.
 */
public final class Engine {
  /** Which records a destination numbers. */
  public static final Option<String> SEQUENCE =
      Option.word(
              "sequence",
              "Which records get a sequence number: local ones (RFC 5424, section 7.3.1), all, or"
                  + " none.",
              "local",
              "all",
              "none")
          .withDefault("local");

  /** What the engine is made of. */
  public record Parts(
      Sys sys,
      Disk disk,
      Reactor reactor,
      TimeSource time,
      EngineJournal journal,
      Identity identity,
      Path stateDirectory,
      Map<String, SourceComponent> sources,
      Map<String, DestinationComponent> destinations,
      Function<Topology, Compilers> compilers) {}

  /** What a reload did, by the ids of sources and destinations. */
  public record Changes(List<String> opened, List<String> closed, List<String> kept) {}

  private record RunningSource(String id, Use use, Feed feed, Source source) {}

  private record RunningDestination(String id, Use use, Destination destination, Target target) {}

  private record Plan(
      Topology topology,
      Map<String, RunningSource> sources,
      Map<String, RunningDestination> destinations) {}

  /** The source component of the daemon's own records. */
  private static final String OWN_RECORDS = "internal";

  private static final int DATA_CAPACITY = 512 << 10;
  private static final int ROW_CAPACITY = 2048;
  private static final long RECHECK_NANOS = 2_000_000L;

  private final Parts parts;
  private final RecordBatch batch = new RecordBatch(DATA_CAPACITY, ROW_CAPACITY);
  private final EngineContext context;
  private final Feed.ReceiptNumbers receiptNumbers = new Feed.ReceiptNumbers();
  private final Map<RunningSource, Boolean> paused = new HashMap<>();
  private Plan plan;

  /** Makes an engine that runs nothing yet. */
  public Engine(Parts parts) {
    this.parts = parts;
    context = new EngineContext(parts.identity());
    plan =
        new Plan(new Topology(List.of(), List.of(), List.of(), Options.NONE), Map.of(), Map.of());
  }

  /** The topology that runs. */
  public Topology topology() {
    return plan.topology();
  }

  /**
   * Makes a topology the running one.
   *
   * @throws StartException if a source cannot be opened; the old topology then goes on
   */
  public Changes apply(Topology topology) {
    Compilers compilers = parts.compilers().apply(topology);
    Map<String, RunningDestination> destinations = destinations(topology, compilers);
    List<Map<String, Target>> groups = groups(destinations);
    RouterCompiler routers = new RouterCompiler(topology, compilers.parts(), context, groups);
    Map<String, Feed.Setup> setups = setups(topology, compilers, routers, destinations);
    compilers.finish();
    Map<String, RunningSource> sources = sources(topology, setups);

    Changes changes = changes(sources, destinations);
    replaceSources(sources, destinations);
    setups.forEach((id, setup) -> source(sources, id).feed().setup(setup));
    Plan old = plan;
    plan = new Plan(topology, sources, destinations);
    for (RunningDestination destination : old.destinations().values()) {
      if (!destinationsOf(destinations).contains(destination.destination())) {
        destination.destination().drain(RECHECK_NANOS);
        destination.destination().close();
      }
    }
    return changes;
  }

  private void replaceSources(
      Map<String, RunningSource> sources, Map<String, RunningDestination> destinations) {
    for (RunningDestination destination : destinations.values()) {
      if (!isRunning(destination)) {
        destination.destination().open();
      }
    }
    // What was said until now belongs to the logs as they were.
    parts.journal().settle();
    List<RunningSource> gone = new ArrayList<>();
    for (RunningSource old : plan.sources().values()) {
      if (!sourcesOf(sources).contains(old.source())) {
        old.source().close();
        paused.remove(old);
        gone.add(old);
      }
    }
    List<RunningSource> opened = new ArrayList<>();
    boolean begun = false;
    try {
      for (RunningSource source : ownFirst(sources.values())) {
        if (!sourcesOf(plan.sources()).contains(source.source())) {
          if (!isOwn(source) && !begun) {
            begun = begins();
          }
          source.source().open();
          opened.add(source);
        }
      }
      if (!begun) {
        begins();
      }
    } catch (StartException e) {
      opened.forEach(s -> s.source().close());
      gone.forEach(s -> s.source().open());
      destinations.values().stream()
          .filter(d -> !isRunning(d))
          .forEach(d -> d.destination().close());
      throw e;
    }
  }

  private boolean begins() {
    parts.journal().tell(new Occurrence.PlanBegins());
    return true;
  }

  /** The source of the daemon's own records hears of the opening and of the closing of others. */
  private static List<RunningSource> ownFirst(Collection<RunningSource> sources) {
    return sources.stream().sorted(Comparator.comparing(s -> !isOwn(s))).toList();
  }

  private static boolean isOwn(RunningSource source) {
    return source.use().name().equals(OWN_RECORDS);
  }

  private boolean isRunning(RunningDestination destination) {
    return destinationsOf(plan.destinations()).contains(destination.destination());
  }

  private static Set<Destination> destinationsOf(Map<String, RunningDestination> running) {
    Set<Destination> set = Collections.newSetFromMap(new IdentityHashMap<>());
    running.values().forEach(d -> set.add(d.destination()));
    return set;
  }

  private static Set<Source> sourcesOf(Map<String, RunningSource> running) {
    Set<Source> set = Collections.newSetFromMap(new IdentityHashMap<>());
    running.values().forEach(s -> set.add(s.source()));
    return set;
  }

  private Map<String, RunningDestination> destinations(Topology topology, Compilers compilers) {
    Map<Use, Deque<RunningDestination>> reusable = new HashMap<>();
    plan.destinations()
        .values()
        .forEach(d -> reusable.computeIfAbsent(d.use(), u -> new ArrayDeque<>()).add(d));
    Map<String, RunningDestination> all = new LinkedHashMap<>();
    for (Output output : topology.outputs()) {
      for (Output.Writer writer : output.writers()) {
        Use use = writer.destination();
        Deque<RunningDestination> same = reusable.getOrDefault(use, new ArrayDeque<>());
        RunningDestination running = same.isEmpty() ? build(writer, compilers) : same.remove();
        all.put(
            writer.id(),
            new RunningDestination(writer.id(), use, running.destination(), running.target()));
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
    boolean numbers = component.component().option(SEQUENCE.name()).isPresent();
    Target.Numbered numbered =
        numbers
            ? Target.Numbered.valueOf(use.options().get(SEQUENCE).toUpperCase(Locale.ROOT))
            : Target.Numbered.LOCAL;
    return new RunningDestination(writer.id(), use, destination, new Target(destination, numbered));
  }

  /**
   * Destinations that append to one file must be written to record by record, so they form one
   * group.
   */
  private static List<Map<String, Target>> groups(Map<String, RunningDestination> destinations) {
    Map<String, Map<String, Target>> byPlace = new LinkedHashMap<>();
    destinations.forEach((id, d) ->
        byPlace.computeIfAbsent(place(d), p -> new LinkedHashMap<>()).put(id, d.target()));
    return List.copyOf(byPlace.values());
  }

  private static String place(RunningDestination destination) {
    Options.Given path = destination.use().options().all().get("path");
    if (path != null
        && path.value() instanceof Template template
        && template.constant().isPresent()) {
      return "path " + template.constant().get();
    }
    return "id " + destination.id();
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
        List<byte[]> tags = new ArrayList<>();
        options.find(SourceOptions.TAGS).orElse(List.of()).forEach(t -> tags.add(utf8(t)));
        tags.add(utf8(".source." + input.name()));
        setups.put(
            reader.id(),
            new Feed.Setup(
                utf8(input.name()),
                tags.toArray(new byte[0][]),
                compilers.headerReader(reader.source()),
                new HostPolicy(options, input.name(), parts.identity()),
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
                    .filter(java.util.Objects::nonNull)
                    .forEach(d -> holders.add(d.destination())));
      }
    }
    return holders.stream().distinct().toList();
  }

  private Map<String, RunningSource> sources(Topology topology, Map<String, Feed.Setup> setups) {
    Map<Use, Deque<RunningSource>> reusable = new HashMap<>();
    plan.sources()
        .values()
        .forEach(s -> reusable.computeIfAbsent(s.use(), u -> new ArrayDeque<>()).add(s));
    Map<String, RunningSource> all = new LinkedHashMap<>();
    for (Input input : topology.inputs()) {
      for (Input.Reader reader : input.readers()) {
        Deque<RunningSource> same = reusable.getOrDefault(reader.source(), new ArrayDeque<>());
        Feed.Setup setup = java.util.Objects.requireNonNull(setups.get(reader.id()));
        all.put(reader.id(), same.isEmpty() ? build(reader, setup) : same.remove());
      }
    }
    return all;
  }

  private RunningSource build(Input.Reader reader, Feed.Setup setup) {
    Use use = reader.source();
    SourceComponent component = parts.sources().get(use.name());
    if (component == null) {
      throw new IllegalArgumentException("no source component is called " + use.name());
    }
    Options options = use.options();
    String id = reader.id();
    Feed feed =
        new Feed(
            batch,
            context,
            parts.reactor(),
            new SenderNames(
                options.get(SourceOptions.USE_DNS),
                options.get(SourceOptions.USE_FULL_NAMES),
                options.get(SourceOptions.NORMALIZE_HOSTS)),
            receiptNumbers,
            setup,
            () -> pause(id));
    Source source =
        component.build(
            use,
            new SourceContext(
                id,
                parts.reactor(),
                parts.sys(),
                parts.disk(),
                parts.journal(),
                feed,
                parts.stateDirectory()));
    return new RunningSource(id, use, feed, source);
  }

  /** Holds a source back until the destinations that it waits for have room again. */
  private void pause(String id) {
    RunningSource source = plan.sources().get(id);
    if (source != null && paused.put(source, true) == null) {
      source.source().pause();
      parts.reactor().after(RECHECK_NANOS, () -> resume(source));
    }
  }

  private void resume(RunningSource source) {
    if (!paused.containsKey(source)) {
      return;
    }
    if (source.feed().held()) {
      parts.reactor().after(RECHECK_NANOS, () -> resume(source));
    } else {
      paused.remove(source);
      source.source().resume();
    }
  }

  private Changes changes(
      Map<String, RunningSource> sources, Map<String, RunningDestination> destinations) {
    List<String> opened = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    sources.forEach((id, s) ->
        (sourcesOf(plan.sources()).contains(s.source()) ? kept : opened).add("source " + id));
    destinations.forEach((id, d) -> (isRunning(d) ? kept : opened).add("destination " + id));
    plan.sources()
        .forEach((id, s) -> {
          if (!sourcesOf(sources).contains(s.source())) {
            closed.add("source " + id);
          }
        });
    plan.destinations()
        .forEach((id, d) -> {
          if (!destinationsOf(destinations).contains(d.destination())) {
            closed.add("destination " + id);
          }
        });
    return new Changes(opened, closed, kept);
  }

  /** Closes and opens the files of all destinations. */
  public void reopen() {
    plan.destinations().values().forEach(d -> d.destination().reopen());
  }

  /**
   * Stops reading, writes out what can be written, closes everything.
   *
   * @param timeoutNanos the longest time to wait for all destinations together
   */
  public void stop(long timeoutNanos) {
    ownFirst(plan.sources().values()).reversed().forEach(s -> s.source().close());
    long deadline = parts.time().nanos() + timeoutNanos;
    for (RunningDestination destination : plan.destinations().values()) {
      destination.destination().drain(Math.max(0, deadline - parts.time().nanos()));
      destination.destination().close();
    }
    plan = new Plan(plan.topology(), Map.of(), Map.of());
  }

  /** The ledger as it stands. */
  public Ledger ledger() {
    List<Ledger.SourceLine> sourceLines = new ArrayList<>();
    plan.sources()
        .forEach((id, s) ->
            sourceLines.add(
                new Ledger.SourceLine(id, s.use(), s.feed().counters(), paused.containsKey(s))));
    List<Ledger.DestinationLine> destinationLines = new ArrayList<>();
    plan.destinations()
        .forEach((id, d) ->
            destinationLines.add(
                new Ledger.DestinationLine(id, d.use(), d.destination().counters())));
    return new Ledger(sourceLines, destinationLines);
  }

  private static RunningSource source(Map<String, RunningSource> sources, String id) {
    return java.util.Objects.requireNonNull(sources.get(id));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
