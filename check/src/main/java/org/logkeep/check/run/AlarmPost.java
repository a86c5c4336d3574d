package org.logkeep.check.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hands alarms over: the first as soon as its burst is over, later ones together, no more often
 * than allowed. What could not be handed over is tried again. At the end nothing is held back any
 * more. Bounded: of what waits, the first lines are kept and the others counted.
 */
final class AlarmPost {
  /** How long lines of one burst are waited for. */
  static final Duration BURST = Duration.ofSeconds(1);

  /** How long after a failure it is tried again when the end is near. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private static final int MOST_LINES = 1_000;
  private static final int MOST_BYTES = 1 << 20;

  /**
   * Alarms that travel together.
   *
   * @param lines by the name of the rule file that hit them
   * @param omitted how many more there were
   */
  record Alarms(Map<String, List<byte[]>> lines, long omitted) {
    static final Alarms NONE = new Alarms(Map.of(), 0);

    /** How many lines this tells of. */
    long count() {
      return omitted + lines.values().stream().mapToLong(List::size).sum();
    }
  }

  /** Takes alarms to people. */
  interface Sender {
    /** Sends; an exception means that it has to be tried again. */
    void send(Alarms alarms) throws IOException;
  }

  private final Sender sender;
  private final Duration every;
  private final Consumer<String> trouble;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private Map<String, List<byte[]>> waiting = new LinkedHashMap<>();
  private int lines;
  private int bytes;
  private long omitted;
  private Alarms underWay = Alarms.NONE;
  private boolean closed;
  private long end;

  /**
   * Starts to wait for alarms.
   *
   * @param every the shortest time between two hand-overs
   * @param trouble told when a hand-over fails
   */
  AlarmPost(Sender sender, Duration every, Consumer<String> trouble) {
    this.sender = sender;
    this.every = every;
    this.trouble = trouble;
    this.thread = Thread.ofPlatform().daemon().name("alarm-post").start(this::work);
  }

  /** Takes a line that a rule file hits. */
  void add(String rules, byte[] line) {
    lock.lock();
    try {
      if (lines >= MOST_LINES || bytes + line.length > MOST_BYTES) {
        omitted++;
        return;
      }
      lines++;
      bytes += line.length;
      waiting.computeIfAbsent(rules, _ -> new ArrayList<>()).add(line);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Hands over what waits, and ends; at the latest after some time. */
  void close(Duration atMost) {
    lock.lock();
    try {
      closed = true;
      end = System.nanoTime() + atMost.toNanos();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      var _ = thread.join(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many lines were taken and are not known to be handed over. */
  long unsent() {
    lock.lock();
    try {
      return underWay.count() + new Alarms(waiting, omitted).count();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    long notBefore = System.nanoTime();
    while (awaitAlarms()) {
      pauseUntil(Math.max(notBefore, System.nanoTime() + BURST.toNanos()));
      boolean sent = send(take());
      notBefore = System.nanoTime() + every.toNanos();
      if (!sent && !pauseBeforeTheEnd()) {
        return;
      }
    }
  }

  /** Waits for alarms; false when there are none and none will come. */
  private boolean awaitAlarms() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a moment, but not once the end is near. */
  private void pauseUntil(long due) {
    lock.lock();
    try {
      long left = due - System.nanoTime();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** After a failure when the end is near: waits a little; false when there is no time for that. */
  private boolean pauseBeforeTheEnd() {
    lock.lock();
    try {
      long left = AGAIN.toNanos();
      while (closed && left > 0) {
        if (end - System.nanoTime() < left) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Takes what waits; it counts as under way from now on. */
  private Alarms take() {
    lock.lock();
    try {
      underWay = new Alarms(waiting, omitted);
      waiting = new LinkedHashMap<>();
      lines = 0;
      bytes = 0;
      omitted = 0;
      return underWay;
    } finally {
      lock.unlock();
    }
  }

  private boolean send(Alarms alarms) {
    try {
      sender.send(alarms);
    } catch (IOException | RuntimeException e) {
      putBack(alarms, String.valueOf(e.getMessage()));
      return false;
    }
    lock.lock();
    try {
      underWay = Alarms.NONE;
    } finally {
      lock.unlock();
    }
    return true;
  }

  private void putBack(Alarms alarms, String reason) {
    boolean last;
    lock.lock();
    try {
      Alarms newer = take();
      underWay = Alarms.NONE;
      omitted = alarms.omitted() + newer.omitted();
      alarms.lines().forEach((rules, old) -> old.forEach(line -> add(rules, line)));
      newer.lines().forEach((rules, fresh) -> fresh.forEach(line -> add(rules, line)));
      last = closed;
    } finally {
      lock.unlock();
    }
    // without the lock: whoever listens may be slow, and lines go on coming in
    trouble.accept(
        "alarms could not be mailed: "
            + reason
            + (last ? "" : "; trying again in " + every.toSeconds() + " s"));
  }
}
