package org.logkeep.acceptance.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.logkeep.testkit.oracle.LossOracle;

/**
 * Senders that write a stream's payloads as fast as they are taken, each on a thread of its own.
 */
final class Load {
  private static final int FILLING = 60;

  /** A way to the daemon. */
  @FunctionalInterface
  interface Way {
    OutputStream open() throws IOException;
  }

  private final LossOracle oracle;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  Load(LossOracle oracle) {
    this.oracle = oracle;
  }

  /** Sends a number of records. */
  Load send(String stream, int count, Way way) {
    int[] left = {count};
    return sendWhile(stream, () -> left[0]-- > 0, way);
  }

  /** Sends as long as a condition holds, asked before each record. */
  Load sendWhile(String stream, BooleanSupplier more, Way way) {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try (OutputStream out = way.open()) {
                StringBuilder block = new StringBuilder();
                while (more.getAsBoolean()) {
                  block.append(line(oracle.next(stream, FILLING)));
                  if (block.length() > 8000) {
                    out.write(block.toString().getBytes(StandardCharsets.US_ASCII));
                    block.setLength(0);
                  }
                }
                out.write(block.toString().getBytes(StandardCharsets.US_ASCII));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setUncaughtExceptionHandler((t, e) -> {
      synchronized (failures) {
        failures.add(e);
      }
    });
    threads.add(thread);
    thread.start();
    return this;
  }

  /** A payload as a record of RFC 3164. */
  static String line(String payload) {
    return "<13>Oct 11 22:14:15 host load: " + payload + "\n";
  }

  /** Waits until all have sent everything; fails if one could not. */
  void join() throws Exception {
    Callable<Boolean> failed =
        () -> {
          synchronized (failures) {
            return !failures.isEmpty();
          }
        };
    for (Thread thread : threads) {
      thread.join();
    }
    if (failed.call()) {
      throw new AssertionError("a sender failed", failures.getFirst());
    }
  }
}
