package org.logkeep.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.destination.DestinationCounters;
import org.logkeep.engine.source.Source;
import org.logkeep.engine.source.SourceComponent;
import org.logkeep.linux.Disk;
import org.logkeep.linux.Sys;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Severity;
import org.logkeep.topology.Topology;
import org.logkeep.topology.option.Option;

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

  /** The source component of the daemon's own records. */
  private static final String OWN_RECORDS = "internal";

  private static final int DATA_CAPACITY = 512 << 10;
  private static final int ROW_CAPACITY = 2048;
  private static final long LAST_DRAIN_NANOS = 2_000_000L;

  private final Parts parts;
  private final PlanBuilder.Common common;
  private Plan plan = Plan.empty();
  private Ledger.Gone gone = Ledger.Gone.NOTHING;

  /** Makes an engine that runs nothing yet. */
  public Engine(Parts parts) {
    this.parts = parts;
    common =
        new PlanBuilder.Common(
            new RecordBatch(DATA_CAPACITY, ROW_CAPACITY),
            new EngineContext(parts.identity()),
            new Feed.ReceiptNumbers());
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
    return apply(topology, () -> {});
  }

  /**
   * Makes a topology the running one; destinations that stay close and open their files again.
   *
   * @throws StartException if a source cannot be opened; the old topology then goes on
   */
  public Changes applyAnew(Topology topology) {
    Plan old = plan;
    Changes changes = apply(topology);
    plan.destinations().values().stream().filter(old::has).forEach(d -> d.destination().reopen());
    return changes;
  }

  /**
   * Makes a topology the running one.
   *
   * @param onceBound run when everything that may need privileges is open, before anything else is
   *     opened or made; what it throws undoes the change as a {@link StartException} does
   * @throws StartException if a source cannot be opened; the old topology then goes on
   */
  public Changes apply(Topology topology, Runnable onceBound) {
    PlanBuilder.Built built = new PlanBuilder(parts, common, plan).build(topology);
    Plan old = plan;
    Plan next = built.plan();
    Changes changes = Changes.between(old, next);
    parts.journal().hold();
    try {
      changeBoundSources(old, next, onceBound);
      changeDestinations(old, next);
      // What was said until now belongs to the logs as they were.
      parts.journal().settle();
      built.connect();
      plan = next;
      next.sourcesBeyond(old).stream()
          .map(RunningSource::source)
          .filter(s -> !s.bindsFirst())
          .forEach(Source::open);
      parts.journal().begin();
    } finally {
      parts.journal().release();
    }
    return changes;
  }

  /**
   * Closes the sources that are gone before it opens the new ones, since those may want the same
   * socket.
   */
  private void changeBoundSources(Plan old, Plan next, Runnable onceBound) {
    List<RunningSource> closed = old.sourcesBeyond(next);
    for (RunningSource source : closed) {
      source.source().close();
      source.brake().release();
    }
    List<Source> opened = new ArrayList<>();
    try {
      for (RunningSource source : next.sourcesBeyond(old)) {
        if (source.source().bindsFirst()) {
          source.source().open();
          opened.add(source.source());
        }
      }
      onceBound.run();
    } catch (RuntimeException e) {
      opened.forEach(Source::close);
      closed.forEach(this::openAgain);
      throw e;
    }
    closed.forEach(source -> gone = gone.and(source.feed().counters()));
  }

  private void openAgain(RunningSource source) {
    try {
      source.source().open();
      source.source().resume();
    } catch (StartException e) {
      parts
          .journal()
          .say(
              Severity.ALERT,
              "source "
                  + source.source().id()
                  + " is closed until the next reload: "
                  + e.diagnostic().message());
    }
  }

  /**
   * What is gone is written out and closed before its successor opens the same file with other
   * settings. Where it cannot be written, the successor is opened first: they share the queue.
   */
  private void changeDestinations(Plan old, Plan next) {
    List<RunningDestination> stuck = new ArrayList<>();
    for (RunningDestination destination : old.destinationsBeyond(next)) {
      if (destination.destination().drain(LAST_DRAIN_NANOS)) {
        close(destination);
      } else {
        stuck.add(destination);
      }
    }
    next.destinationsBeyond(old).forEach(d -> d.destination().open());
    stuck.forEach(this::close);
  }

  private void close(RunningDestination running) {
    Destination destination = running.destination();
    destination.close();
    long left = destination.counters().dropped(DestinationCounters.DropReason.SHUTDOWN);
    if (left > 0) {
      parts
          .journal()
          .say(
              Severity.ERR,
              "destination "
                  + destination.id()
                  + " ends: "
                  + left
                  + " records that still waited are dropped");
    }
    gone = gone.and(destination.counters());
  }

  /** Lets the sources do what they will do for their first records; see {@link Source#rehearse}. */
  public void rehearse() {
    plan.sources().values().forEach(s -> s.source().rehearse());
  }

  /** Closes and opens the files of all destinations. */
  public void reopen() {
    plan.destinations().values().forEach(d -> d.destination().reopen());
  }

  /**
   * Writes out what destinations have gathered.
   *
   * @param timeoutNanos the longest time to wait for all of them together; with 0 it is written as
   *     far as it goes without waiting
   */
  public void writeOut(long timeoutNanos) {
    long deadline = parts.time().nanos() + timeoutNanos;
    for (RunningDestination running : plan.destinations().values()) {
      running.destination().drain(Math.max(0, deadline - parts.time().nanos()));
    }
  }

  /**
   * Stops reading, writes out what can be written, closes everything.
   *
   * @param timeoutNanos the longest time to wait for all destinations together
   */
  public void stop(long timeoutNanos) {
    // The daemon's own source hears of the end of the others.
    plan.sources().values().stream()
        .sorted(Comparator.comparing(s -> s.use().name().equals(OWN_RECORDS)))
        .forEach(s -> s.source().close());
    long deadline = parts.time().nanos() + timeoutNanos;
    for (RunningDestination destination : plan.destinations().values()) {
      destination.destination().drain(Math.max(0, deadline - parts.time().nanos()));
      close(destination);
    }
    plan = new Plan(plan.topology(), Map.of(), Map.of());
  }

  /** The ledger as it stands. */
  public Ledger ledger() {
    List<Ledger.SourceLine> sourceLines = new ArrayList<>();
    plan.sources()
        .forEach((id, s) ->
            sourceLines.add(
                new Ledger.SourceLine(id, s.use(), s.feed().counters(), s.brake().isOn())));
    List<Ledger.DestinationLine> destinationLines = new ArrayList<>();
    plan.destinations()
        .forEach((id, d) ->
            destinationLines.add(
                new Ledger.DestinationLine(
                    id, d.use(), d.destination().counters(), d.destination().waiting())));
    return new Ledger(sourceLines, destinationLines, gone);
  }
}
