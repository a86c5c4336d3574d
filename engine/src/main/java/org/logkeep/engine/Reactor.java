package org.logkeep.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.EventFd;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;

/**
 * The event loop: one thread that waits for descriptors, timers and tasks, and runs what they ask
 * for.
 *
 * <p>A turn: wait (not at all if output is gathered), run the watchers of ready descriptors, run
 * tasks and timers that are due, flush. Output gathered by destinations is flushed as soon as a
 * wait finds nothing ready, so at low rates a record is written before the next wait; while input
 * keeps coming it is gathered for as long as the {@link Loop.Flushable} allows. There is no
 * polling: an idle loop sleeps until the next timer or for ever.
 */
public final class Reactor implements Loop {
  private static final int MAX_EVENTS = 256;
  private static final int WAKE_UP = 0;

  private final TimeSource time;
  private final Epoll epoll;
  private final EventFd wakeUp;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final ArrayDeque<Flushable> gathered = new ArrayDeque<>();
  private final List<@Nullable DescriptorWatch> watches = new ArrayList<>();
  private final ArrayDeque<Integer> freeTokens = new ArrayDeque<>();
  private final ArrayDeque<Integer> releasedThisTurn = new ArrayDeque<>();
  private final int[] tokens = new int[MAX_EVENTS];
  private final int[] events = new int[MAX_EVENTS];
  private Consumer<RuntimeException> faults =
      e -> {
        throw e;
      };
  private volatile boolean stopping;
  private volatile boolean sleeping;
  private long now;
  private long nanos;
  private long timerNumber;

  /** Makes a loop that does not run yet. */
  public Reactor(Sys sys, TimeSource time) throws SysException {
    this.time = time;
    epoll = new Epoll(sys, MAX_EVENTS);
    wakeUp = new EventFd(sys);
    watches.add(null);
    epoll.add(wakeUp.fd(), Epoll.IN, WAKE_UP);
    tick();
  }

  /**
   * Says who is told of an exception that something throws which runs on the loop. The rest of the
   * turn is then left to the next one: what is ready stays ready. Without this, the exception ends
   * the loop.
   */
  public void onFault(Consumer<RuntimeException> listener) {
    faults = listener;
  }

  /**
   * Runs turns on the calling thread, before {@link #run}, until nothing is left that can be done
   * without waiting, or for so many turns.
   */
  public void settle(int mostTurns) {
    for (int i = 0; i < mostTurns && !stopping && !(gathered.isEmpty() && tasks.isEmpty()); i++) {
      guardedTurn();
    }
  }

  /** Runs turns on the calling thread until {@link #stop}. */
  public void run() {
    while (!stopping) {
      guardedTurn();
    }
    flushAll();
    wakeUp.close();
    epoll.close();
  }

  /** Ends {@link #run} after the current turn; may be called by any thread. */
  public void stop() {
    stopping = true;
    wakeUp.wake();
  }

  private void guardedTurn() {
    try {
      turn();
    } catch (RuntimeException e) {
      faults.accept(e);
    }
  }

  private void turn() {
    int timeout = timeout();
    sleeping = timeout != 0;
    if (sleeping && !tasks.isEmpty()) {
      timeout = 0;
    }
    int ready = epoll.await(timeout, tokens, events);
    sleeping = false;
    tick();
    for (int i = 0; i < ready; i++) {
      if (tokens[i] == WAKE_UP) {
        wakeUp.drain();
        continue;
      }
      DescriptorWatch watch = watches.get(tokens[i]);
      if (watch != null) {
        watch.watcher.ready(events[i]);
      }
    }
    freeTokens.addAll(releasedThisTurn);
    releasedThisTurn.clear();
    runTasks();
    runTimers();
    if (ready <= 0) {
      flushAll();
    } else {
      flushOld();
    }
  }

  private int timeout() {
    if (!gathered.isEmpty() || !tasks.isEmpty()) {
      return 0;
    }
    Timer next = timers.peek();
    if (next == null) {
      return -1;
    }
    long millis = (next.due - time.nanos() + 999_999) / 1_000_000;
    return Math.clamp(millis, 0, Integer.MAX_VALUE);
  }

  private void tick() {
    now = time.micros();
    nanos = time.nanos();
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void runTimers() {
    for (Timer next = timers.peek(); next != null && next.due <= nanos; next = timers.peek()) {
      timers.poll();
      next.task.run();
    }
  }

  private void flushAll() {
    for (int left = gathered.size(); left > 0; left--) {
      flush(gathered.remove());
    }
  }

  private void flushOld() {
    for (int left = gathered.size(); left > 0; left--) {
      Flushable flushable = gathered.remove();
      if (nanos - flushable.queuedAt >= flushable.gatherNanos) {
        flush(flushable);
      } else {
        gathered.add(flushable);
      }
    }
  }

  private static void flush(Flushable flushable) {
    flushable.queued = false;
    flushable.flush();
  }

  @Override
  public Watch watch(int fd, int interest, Watcher watcher) {
    Integer free = freeTokens.poll();
    int token = free == null ? watches.size() : free;
    DescriptorWatch watch = new DescriptorWatch(fd, token, interest, watcher);
    if (token == watches.size()) {
      watches.add(watch);
    } else {
      watches.set(token, watch);
    }
    int result = interest == 0 ? 0 : epoll.add(fd, interest, token);
    if (result < 0) {
      watches.set(token, null);
      freeTokens.add(token);
      throw new IllegalArgumentException(
          "descriptor " + fd + " cannot be watched: error " + -result);
    }
    return watch;
  }

  @Override
  public Watch after(long delayNanos, Runnable task) {
    Timer timer = new Timer(time.nanos() + Math.max(0, delayNanos), timerNumber++, task);
    timers.add(timer);
    return timer;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (sleeping) {
      wakeUp.wake();
    }
  }

  @Override
  public void whenIdle(Flushable flush) {
    if (!flush.queued) {
      flush.queued = true;
      flush.queuedAt = nanos;
      gathered.add(flush);
    }
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  private final class DescriptorWatch implements Watch {
    private final int fd;
    private final int token;
    private final Watcher watcher;
    private int interest;
    private boolean closed;

    DescriptorWatch(int fd, int token, int interest, Watcher watcher) {
      this.fd = fd;
      this.token = token;
      this.interest = interest;
      this.watcher = watcher;
    }

    @Override
    public void interest(int wanted) {
      if (closed || wanted == interest) {
        return;
      }
      if (wanted == 0) {
        // An error or a hang-up is told even to those who wait for nothing, again and again.
        epoll.delete(fd);
      } else if (interest == 0) {
        epoll.add(fd, wanted, token);
      } else {
        epoll.modify(fd, wanted, token);
      }
      interest = wanted;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        if (interest != 0) {
          epoll.delete(fd);
        }
        watches.set(token, null);
        // Another event of this turn may still carry the token: it is free from the next turn on.
        releasedThisTurn.add(token);
      }
    }
  }

  private final class Timer implements Watch, Comparable<Timer> {
    private final long due;
    private final long number;
    private final Runnable task;

    Timer(long due, long number, Runnable task) {
      this.due = due;
      this.number = number;
      this.task = task;
    }

    @Override
    public void interest(int interest) {
      throw new UnsupportedOperationException("a timer has no interest");
    }

    @Override
    public void close() {
      timers.remove(this);
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(due, other.due);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }
}
