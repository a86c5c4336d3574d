package org.logkeep.engine.destination;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.logkeep.rotate.Packer;

/**
 * What the destinations of one engine have in common. Confined to the loop's thread, but for the
 * threads it starts.
 */
final class Shared {
  private final LongSupplier ticks;
  private final ChunkPool chunks = new ChunkPool();
  private final Activity activity;
  private final Looks looks;
  private final SharedFiles files = new SharedFiles();
  private final Leases<DatagramTarget.Key, DatagramTarget> targets = new Leases<>();
  private final Packer packer = Packer.onThread();
  private boolean buffering;
  private final ExecutorService writers =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("logkeep-writer-", 1).factory());

  /**
   * Makes what is shared.
   *
   * @param ticks the monotonic clock in nanoseconds, read anew at each call: how long a write took
   */
  Shared(LongSupplier ticks) {
    this.ticks = ticks;
    this.activity = new Activity(ticks.getAsLong());
    this.looks = new Looks(ticks.getAsLong());
  }

  LongSupplier ticks() {
    return ticks;
  }

  ChunkPool chunks() {
    return chunks;
  }

  Activity activity() {
    return activity;
  }

  Looks looks() {
    return looks;
  }

  SharedFiles files() {
    return files;
  }

  /** Receivers of datagrams: what several destinations send to one goes out in one order. */
  Leases<DatagramTarget.Key, DatagramTarget> targets() {
    return targets;
  }

  /** Whether files that follow the daemon's switch gather bytes until there are enough of them. */
  boolean isBuffering() {
    return buffering;
  }

  void buffering(boolean now) {
    buffering = now;
  }

  /** Packs rotated files. */
  Packer packer() {
    return packer;
  }

  /** Threads for what can block; each is taken for one piece of work at a time. */
  ExecutorService writers() {
    return writers;
  }
}
