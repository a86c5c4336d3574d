package org.logkeep.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.logkeep.record.Severity;

/**
 * The daemon's own messages: kept for the internal source, and told to the console where no source
 * wants them.
 *
 * <p>Any thread may speak; the queue is bounded, and what does not fit is counted.
 */
public final class EngineJournal implements Journal {
  /** Something that was said. */
  public record Entry(long micros, Severity severity, String text) {}

  /** How long the same trouble is only counted after it was said. */
  private static final long PERIOD_NANOS = 60_000_000_000L;

  private static final int MOST_TROUBLES = 1000;

  private static final class Trouble {
    private long saidAt;
    private long unsaid;
    private long count;
  }

  private final TimeSource time;
  private final int capacity;
  private final Wording wording;
  private final Consumer<Entry> console;
  private final List<Reader> readers = new ArrayList<>();
  private final Map<String, Trouble> troubles = new HashMap<>();
  private @Nullable List<Occurrence> held;
  private long dropped;

  /**
   * Makes a journal.
   *
   * @param capacity entries that wait for each reader at most
   * @param wording the words for what happens to the engine
   * @param console gets entries while there is no reader
   */
  public EngineJournal(TimeSource time, int capacity, Wording wording, Consumer<Entry> console) {
    this.time = time;
    this.capacity = capacity;
    this.wording = wording;
    this.console = console;
  }

  /** Gets a copy of every entry from its opening on. */
  public final class Reader {
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private final Runnable listener;
    private final Runnable takeNow;
    private long lost;

    private Reader(Runnable listener, Runnable takeNow) {
      this.listener = listener;
      this.takeNow = takeNow;
    }

    /** Begins to take entries. */
    public void open() {
      synchronized (EngineJournal.this) {
        readers.add(this);
      }
    }

    /** The oldest entry that waits, which is then gone; null if none does. */
    public @Nullable Entry poll() {
      synchronized (EngineJournal.this) {
        return queue.poll();
      }
    }

    /** How many entries did not fit since this was asked last. */
    public long takeLost() {
      synchronized (EngineJournal.this) {
        long count = lost;
        lost = 0;
        return count;
      }
    }

    /** Takes no entries any more. */
    public void close() {
      synchronized (EngineJournal.this) {
        readers.remove(this);
      }
    }
  }

  /**
   * Makes a reader that is not open yet.
   *
   * @param listener told, on any thread, that an entry waits
   * @param takeNow takes all entries that wait; called on the loop's thread
   */
  public Reader reader(Runnable listener, Runnable takeNow) {
    return new Reader(listener, takeNow);
  }

  /**
   * Makes all readers take what waits before this returns, so that it goes where records go now.
   * Only on the loop's thread.
   */
  public void settle() {
    List<Reader> open;
    synchronized (this) {
      open = List.copyOf(readers);
    }
    open.forEach(reader -> reader.takeNow.run());
  }

  /** Keeps what is told of occurrences until {@link #release}: a change is under way. */
  synchronized void hold() {
    held = new ArrayList<>();
  }

  /** A configuration begins to hold: said before what was kept. */
  void begin() {
    wording.of(new Occurrence.PlanBegins()).ifPresent(said -> say(said.severity(), said.text()));
  }

  /** Tells what was kept. */
  void release() {
    List<Occurrence> kept;
    synchronized (this) {
      kept = held == null ? List.of() : held;
      held = null;
    }
    kept.forEach(this::tell);
  }

  /** Entries that did not fit. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Entries that wait. */
  public synchronized int queued() {
    return readers.stream().mapToInt(r -> r.queue.size()).sum();
  }

  @Override
  public synchronized void say(Severity severity, String text) {
    Entry entry = new Entry(time.micros(), severity, text);
    if (readers.isEmpty()) {
      console.accept(entry);
    }
    for (Reader reader : readers) {
      if (reader.queue.size() >= capacity) {
        dropped++;
        reader.lost++;
      } else {
        reader.queue.add(entry);
        reader.listener.run();
      }
    }
  }

  @Override
  public synchronized void trouble(String key, Severity severity, String text) {
    if (troubles.size() >= MOST_TROUBLES && !troubles.containsKey(key)) {
      troubles.clear();
    }
    Trouble trouble = troubles.computeIfAbsent(key, k -> new Trouble());
    trouble.count++;
    if (trouble.count > 1 && time.nanos() - trouble.saidAt < PERIOD_NANOS) {
      trouble.unsaid++;
      return;
    }
    trouble.saidAt = time.nanos();
    String again =
        trouble.unsaid == 0 ? "" : " (" + trouble.unsaid + " more times since it was last said)";
    trouble.unsaid = 0;
    say(severity, text + again);
  }

  @Override
  public synchronized void recovered(String key, String text) {
    Trouble trouble = troubles.remove(key);
    if (trouble != null) {
      say(
          Severity.NOTICE,
          text + "; it had happened " + trouble.count + (trouble.count == 1 ? " time" : " times"));
    }
  }

  @Override
  public void tell(Occurrence occurrence) {
    synchronized (this) {
      if (held != null) {
        held.add(occurrence);
        return;
      }
    }
    wording.of(occurrence).ifPresent(said -> say(said.severity(), said.text()));
  }

  @Override
  public void trouble(String key, Occurrence occurrence) {
    wording.of(occurrence).ifPresent(said -> trouble(key, said.severity(), said.text()));
  }

  @Override
  public void recovered(String key, Occurrence occurrence) {
    wording.of(occurrence).ifPresentOrElse(said -> recovered(key, said.text()), () -> forget(key));
  }

  @Override
  public synchronized void forget(String key) {
    troubles.remove(key);
  }
}
