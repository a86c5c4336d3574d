package org.logkeep.engine.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.engine.format.TestRecords;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.template.Template;

/** Faults of real file systems; these need the right to mount. */
final class FileFaultsTest {
  @TempDir Path directory;
  private Path small;
  private Workbench bench;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    small = Files.createDirectory(directory.resolve("small"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()) == 0);
    bench = new Workbench(directory);
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (bench != null) {
      bench.close();
      assertThat(run("umount", "-l", small.toString())).isZero();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void losesNothingAndDoublesNothingWhenTheDiskIsFull(boolean sync) throws IOException {
    Path ballast = small.resolve("ballast");
    Files.write(ballast, new byte[40_000]);
    Path log = small.resolve("log");
    Destination file =
        bench.open(
            "file", Workbench.options("path", Template.literal(log.toString()), "sync", sync));
    RecordBatch batch = new RecordBatch(64_000, 64);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String message = i + "x".repeat(900);
      TestRecords.add(batch, 14, "vm", "app", "", message);
      expected.append(message).append('\n');
    }

    bench.write(List.of(file), batch, false);
    Workbench.await(
        "trouble",
        () -> bench.journal().stream().anyMatch(said -> said.contains("No space left on device")));
    assertThat(file.counters().queued()).isPositive();
    assertThat(bench.settled()).isZero();
    Files.delete(ballast);

    Workbench.await("all written", () -> file.counters().queued() == 0);
    assertThat(Workbench.read(log)).isEqualTo(expected.toString());
    assertThat(bench.counts(file)).isEqualTo("processed 50, written 50, queued 0, dropped 0");
    Workbench.await("acknowledgement", () -> bench.settled() == 1);
    assertThat(bench.journal()).anyMatch(said -> said.startsWith("recovered"));
  }

  @Test
  void holdsNobodyBackWhileTheDiskTakesNothing() throws IOException {
    Files.write(small.resolve("ballast"), new byte[64_000]);
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path",
                Template.literal(small.resolve("log").toString()),
                "hold-while-slow",
                true,
                "queue-records",
                10L));
    RecordBatch batch = new RecordBatch(64_000, 64);
    for (int i = 0; i < 30; i++) {
      TestRecords.add(batch, 14, "vm", "app", "", "x".repeat(900));
    }
    bench.write(List.of(file), batch, false);
    Workbench.await(
        "trouble",
        () -> bench.journal().stream().anyMatch(said -> said.contains("No space left on device")));
    long kept = file.counters().queued();

    bench.write(List.of(file), batch, false);

    assertThat(bench.onLoop(file::full)).isFalse();
    assertThat(file.counters().queued()).isEqualTo(kept);
    assertThat(file.counters().dropped()).isEqualTo(30);
  }

  @Test
  void waitsForAReadOnlyDiskToBecomeWritable() throws IOException, InterruptedException {
    assertThat(run("mount", "-o", "remount,ro", small.toString())).isZero();
    Path log = small.resolve("log");
    Destination file =
        bench.open("file", Workbench.options("path", Template.literal(log.toString())));
    bench.write(file, "one");
    Workbench.await(
        "trouble",
        () -> bench.journal().stream().anyMatch(said -> said.contains("Read-only file system")));

    assertThat(run("mount", "-o", "remount,rw", small.toString())).isZero();

    Workbench.awaitText(log, "one\n");
  }
}
