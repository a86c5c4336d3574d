package org.logkeep.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.source.SourceComponent;
import org.logkeep.linux.Disk;
import org.logkeep.linux.Sys;
import org.logkeep.record.RecordBatch;
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
  /** Whether a destination numbers all records, not only local ones. */
  public static final Option<Boolean> NUMBER_ALL =
      Option.flag("number-all", "Give every record a sequence number, not only local ones.")
          .withDefault(false);

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

  private static final int DATA_CAPACITY = 512 << 10;
  private static final int ROW_CAPACITY = 2048;
  private static final long LAST_DRAIN_NANOS = 2_000_000L;

  private final Parts parts;
  private final PlanBuilder.Common common;
  private Plan plan = Plan.empty();

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
    PlanBuilder.Built built = new PlanBuilder(parts, common, plan).build(topology);
    Plan old = plan;
    Plan next = built.plan();
    Changes changes = Changes.between(old, next);
    changeSources(old, next);
    built.connect();
    plan = next;
    for (RunningDestination destination : old.destinationsBeyond(next)) {
      destination.destination().drain(LAST_DRAIN_NANOS);
      destination.destination().close();
    }
    return changes;
  }

  /**
   * Closes the sources that are gone before it opens the new ones, since those may want the same
   * socket.
   */
  private static void changeSources(Plan old, Plan next) {
    List<RunningDestination> fresh = next.destinationsBeyond(old);
    fresh.forEach(d -> d.destination().open());
    List<RunningSource> gone = old.sourcesBeyond(next);
    for (RunningSource source : gone) {
      source.source().close();
      source.brake().release();
    }
    List<RunningSource> opened = new ArrayList<>();
    try {
      for (RunningSource source : next.sourcesBeyond(old)) {
        source.source().open();
        opened.add(source);
      }
    } catch (StartException e) {
      opened.forEach(s -> s.source().close());
      for (RunningSource source : gone) {
        source.source().open();
        source.source().resume();
      }
      fresh.forEach(d -> d.destination().close());
      throw e;
    }
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
    plan.sources().values().forEach(s -> s.source().close());
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
                new Ledger.SourceLine(id, s.use(), s.feed().counters(), s.brake().isOn())));
    List<Ledger.DestinationLine> destinationLines = new ArrayList<>();
    plan.destinations()
        .forEach((id, d) ->
            destinationLines.add(
                new Ledger.DestinationLine(id, d.use(), d.destination().counters())));
    return new Ledger(sourceLines, destinationLines);
  }
}
