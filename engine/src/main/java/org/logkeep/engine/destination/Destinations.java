package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.logkeep.topology.Component;

/**
 * All kinds of destinations: a new one is one file, and one line here.
 *
 * <p>An engine has one of these for all its plans, since destinations of the old and the new plan
 * share files.
 */
public final class Destinations {
  private final Shared shared;
  private final Map<String, DestinationComponent> byName = new LinkedHashMap<>();

  /**
   * Makes the kinds.
   *
   * @param ticks the monotonic clock in nanoseconds, read anew at each call
   */
  public Destinations(LongSupplier ticks) {
    shared = new Shared(ticks);
    List.of(
            new FileDestination(shared),
            new PipeDestination(shared),
            new ProgramDestination(shared),
            new ExecDestination(shared),
            new UdpDestination(shared),
            new TcpDestination(shared),
            new UnixDatagramDestination(shared),
            new UnixStreamDestination(shared),
            new TerminalDestination(shared),
            new UsersDestination(shared),
            new StdoutDestination(shared),
            new DiscardDestination())
        .forEach(kind -> byName.put(kind.component().name(), kind));
  }

  /** The kinds by name. */
  public Map<String, DestinationComponent> byName() {
    return Map.copyOf(byName);
  }

  /** What the catalogue knows of the kinds, and of the ways in which they hold back repeats. */
  public List<Component> components() {
    List<Component> all = new ArrayList<>();
    byName.values().forEach(kind -> all.add(kind.component()));
    all.addAll(waysOfHoldingBackRepeats());
    return List.copyOf(all);
  }

  /** What the catalogue knows of the ways in which destinations hold back repeats. */
  public static List<Component> waysOfHoldingBackRepeats() {
    return RepeatRule.COMPONENTS;
  }

  /** Rotates all files with constant names that are rotated at all, whatever their size. */
  public void rotate() {
    shared.files().rotateAll();
  }

  /**
   * Turns the daemon's switch for files that say {@code buffering as-daemon}: whether they gather
   * bytes until there are enough of them. Those gathered by then are written by the next reopen or
   * with the next records.
   */
  public void buffering(boolean gather) {
    shared.buffering(gather);
  }
}
