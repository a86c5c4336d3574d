package org.logkeep.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
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
  private final Consumer<Entry> console;
  private final ArrayDeque<Entry> queue = new ArrayDeque<>();
  private final Map<String, Trouble> troubles = new HashMap<>();
  private @Nullable Runnable listener;
  private long dropped;

  /**
   * Makes a journal.
   *
   * @param capacity entries that wait for the internal source at most
   * @param console gets entries that no internal source takes
   */
  public EngineJournal(TimeSource time, int capacity, Consumer<Entry> console) {
    this.time = time;
    this.capacity = capacity;
    this.console = console;
  }

  /** Sets who is told that entries wait; nobody means that the console gets them. */
  public synchronized void listener(@Nullable Runnable newListener) {
    listener = newListener;
    if (newListener != null && !queue.isEmpty()) {
      newListener.run();
    }
  }

  /** Takes all entries that wait. */
  public synchronized ArrayDeque<Entry> take() {
    ArrayDeque<Entry> taken = new ArrayDeque<>(queue);
    queue.clear();
    return taken;
  }

  /** Entries that did not fit. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Entries that wait. */
  public synchronized int queued() {
    return queue.size();
  }

  @Override
  public synchronized void say(Severity severity, String text) {
    Entry entry = new Entry(time.micros(), severity, text);
    Runnable told = listener;
    if (told == null) {
      console.accept(entry);
    } else if (queue.size() >= capacity) {
      dropped++;
    } else {
      queue.add(entry);
      told.run();
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
}
