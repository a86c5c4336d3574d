package org.logkeep.check.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hands alarms over: the first as soon as its burst is over, later ones together, no more often
 * than allowed. What could not be handed over is tried again. Bounded: of what waits, the first
 * lines are kept and the others counted.
 */
final class AlarmPost implements AutoCloseable {
  /** How long lines of one burst are waited for. */
  static final Duration BURST = Duration.ofSeconds(1);

  private static final int MOST_LINES = 1_000;
  private static final int MOST_BYTES = 1 << 20;

  /**
   * Alarms that travel together.
   *
   * @param lines by the name of the rule file that hit them
   * @param omitted how many more there were
   */
  record Alarms(Map<String, List<byte[]>> lines, long omitted) {}

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
  private boolean closed;

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

  /** Hands over what waits, and ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    long notBefore = System.nanoTime();
    while (true) {
      Alarms alarms;
      boolean last;
      lock.lock();
      try {
        while (waiting.isEmpty() && !closed) {
          changed.awaitUninterruptibly();
        }
        long due = Math.max(notBefore, System.nanoTime() + BURST.toNanos());
        pauseUntil(due);
        last = closed;
        alarms = take();
      } finally {
        lock.unlock();
      }
      if (!alarms.lines().isEmpty()) {
        send(alarms, last);
        notBefore = System.nanoTime() + every.toNanos();
      }
      if (last) {
        return;
      }
    }
  }

  private void pauseUntil(long due) {
    long left = due - System.nanoTime();
    while (!closed && left > 0) {
      try {
        left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      } catch (InterruptedException e) {
        closed = true;
        return;
      }
      left = due - System.nanoTime();
    }
  }

  private Alarms take() {
    Alarms alarms = new Alarms(waiting, omitted);
    waiting = new LinkedHashMap<>();
    lines = 0;
    bytes = 0;
    omitted = 0;
    return alarms;
  }

  private void send(Alarms alarms, boolean last) {
    try {
      sender.send(alarms);
    } catch (IOException | RuntimeException e) {
      trouble.accept(
          "alarms could not be mailed: "
              + e.getMessage()
              + (last ? "" : "; trying again in " + every.toSeconds() + " s"));
      putBack(alarms);
    }
  }

  private void putBack(Alarms alarms) {
    lock.lock();
    try {
      Map<String, List<byte[]>> newer = waiting;
      long newerOmitted = omitted;
      take();
      omitted = alarms.omitted() + newerOmitted;
      alarms.lines().forEach((rules, old) -> old.forEach(line -> add(rules, line)));
      newer.forEach((rules, fresh) -> fresh.forEach(line -> add(rules, line)));
    } finally {
      lock.unlock();
    }
  }
}
