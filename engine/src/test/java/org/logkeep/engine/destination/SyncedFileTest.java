package org.logkeep.engine.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.topology.template.Template;

/** Files that are synced after each record, on a disk that is slow or fails. */
final class SyncedFileTest {
  @TempDir Path directory;
  private Path log;
  private Workbench bench;

  @BeforeEach
  void start() {
    log = directory.resolve("log");
    // By a clock that stands still no write is so slow that it is left to a thread.
    bench = new Workbench(directory, () -> 0);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void goesOnWritingWhileTheDiskSyncs() {
    Destination file = writtenWhileHeld();

    assertThat(bench.counts(file)).isEqualTo("processed 2, written 0, queued 2, dropped 0");
    bench.write(file, "three", "four");
    bench.disk().release();
    Workbench.await("all written", () -> file.counters().written() == 4);
    Workbench.awaitText(log, "one\ntwo\nthree\nfour\n");
  }

  @Test
  void writesAgainWhateverAFailedSyncLeavesUncertain() {
    Destination file = writtenWhileHeld();
    bench.disk().failSyncs(1);

    bench.disk().release();

    Workbench.awaitText(log, "one\ntwo\none\ntwo\n");
    Workbench.await("both written", () -> file.counters().written() == 2);
    assertThat(bench.journal()).anyMatch(said -> said.contains("Input/output error"));
    assertThat(bench.counts(file)).isEqualTo("processed 2, written 2, queued 0, dropped 0");
  }

  @Test
  void followsARenameThoughTheDiskIsAlwaysSyncing() throws IOException {
    Destination file = synced();
    bench.write(file, "first");
    Workbench.awaitText(log, "first\n");
    Path old = log.resolveSibling("old");
    Files.move(log, old);

    AtomicInteger number = new AtomicInteger();
    StringBuilder expected = new StringBuilder("first\n");
    Workbench.await(
        "a new file",
        () -> {
          String line = "line " + number.incrementAndGet();
          bench.write(file, line);
          expected.append(line).append('\n');
          return Files.exists(log);
        });

    Workbench.await("all written", () -> file.counters().written() == number.get() + 1);
    assertThat(Workbench.read(old) + Workbench.read(log)).isEqualTo(expected.toString());
  }

  /** A file with one line that is being synced, and one that was written behind it meanwhile. */
  private Destination writtenWhileHeld() {
    Destination file = synced();
    bench.disk().hold();
    bench.write(file, "one");
    Workbench.awaitText(log, "one\n");
    bench.write(file, "two");
    Workbench.awaitText(log, "one\ntwo\n");
    return file;
  }

  private Destination synced() {
    return bench.open(
        "file", Workbench.options("path", Template.literal(log.toString()), "sync", true));
  }
}
