package org.logkeep.engine.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.engine.StartException;
import org.logkeep.engine.format.TestRecords;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.template.Template;

final class FileDestinationTest {
  @TempDir Path directory;
  private Workbench bench;

  @BeforeEach
  void start() {
    bench = new Workbench(directory);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static Template path(Path path) {
    return Template.literal(path.toString());
  }

  @Test
  void writesARecordAtOnceWhenNothingElseIsToBeDone() {
    Path log = directory.resolve("log");
    Destination file = bench.open("file", Workbench.options("path", path(log)));

    bench.write(file, "one", "two");

    Workbench.awaitText(log, "one\ntwo\n");
    Workbench.await("acknowledgement", () -> bench.settled() == 1);
    assertThat(bench.counts(file)).isEqualTo("processed 2, written 2, queued 0, dropped 0");
    assertThat(file.counters().bytes()).isEqualTo(8);
  }

  @Test
  void makesTheFileWithTheModeAskedForWhateverTheUmask() throws IOException {
    Path log = directory.resolve("a/b/log");
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path",
                path(log),
                "mode",
                0x1b6L,
                "create-directories",
                true,
                "directory-mode",
                0x1ffL));

    bench.write(file, "x");

    Workbench.awaitText(log, "x\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-rw-rw-");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.getParent())))
        .isEqualTo("rwxrwxrwx");
  }

  @Test
  void goesOnInANewFileWhenTheOldOneWasRenamedOrRemoved() throws IOException {
    Path log = directory.resolve("log");
    Destination file = bench.open("file", Workbench.options("path", path(log)));
    bench.write(file, "one");
    Workbench.awaitText(log, "one\n");

    Files.move(log, directory.resolve("log.1"));
    Workbench.await(
        "a new file",
        () -> {
          bench.write(file, "two");
          return Files.exists(log);
        });
    bench.write(file, "three");

    Workbench.await("all lines", () -> Workbench.read(log).endsWith("three\n"));
    long lines =
        Workbench.read(directory.resolve("log.1")).lines().count()
            + Workbench.read(log).lines().count();
    assertThat(lines).isEqualTo(file.counters().written());
  }

  @Test
  void opensTheFileAnewWhenTold() throws IOException {
    Path log = directory.resolve("log");
    Destination file = bench.open("file", Workbench.options("path", path(log)));
    bench.write(file, "one");
    Workbench.awaitText(log, "one\n");
    Files.move(log, directory.resolve("log.1"));

    bench.run(file::reopen);
    bench.write(file, "two");

    Workbench.awaitText(log, "two\n");
  }

  @Test
  void twoDestinationsOnOneFileWriteRecordByRecord() {
    Path log = directory.resolve("log");
    Destination first = bench.open("file", Workbench.options("path", path(log)));
    Destination second =
        bench.open(
            "file",
            Workbench.options(
                "path",
                path(log),
                "template",
                Template.of(
                    new Template.Literal("again "),
                    Template.macro("MESSAGE"),
                    new Template.Literal("\n"))));
    RecordBatch batch = new RecordBatch(256, 4);
    TestRecords.add(batch, 14, "vm", "app", "", "a");
    TestRecords.add(batch, 14, "vm", "app", "", "b");

    bench.write(List.of(first, second), batch, false);

    Workbench.awaitText(log, "a\nagain a\nb\nagain b\n");
    assertThat(bench.counts(first)).isEqualTo("processed 2, written 2, queued 0, dropped 0");
    assertThat(bench.counts(second)).isEqualTo("processed 2, written 2, queued 0, dropped 0");
    assertThat(first.counters().bytes() + second.counters().bytes()).isEqualTo(20);
  }

  @Test
  void syncsEveryRecordBeforeItCountsAsWritten() {
    Path log = directory.resolve("log");
    Destination file = bench.open("file", Workbench.options("path", path(log), "sync", true));

    for (int i = 0; i < 20; i++) {
      bench.write(file, "line " + i);
    }

    Workbench.await("all acknowledged", () -> bench.settled() == 20);
    assertThat(Workbench.read(log).lines()).hasSize(20);
    assertThat(bench.counts(file)).isEqualTo("processed 20, written 20, queued 0, dropped 0");
  }

  @Test
  void putsEachRecordIntoTheFileThatItNames() {
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path",
                Workbench.named(directory + "/p_", "PROGRAM", ".log"),
                "create-directories",
                true));
    RecordBatch batch = new RecordBatch(256, 4);
    TestRecords.add(batch, 14, "vm", "cron", "", "1");
    TestRecords.add(batch, 14, "vm", "sshd", "", "2");
    TestRecords.add(batch, 14, "vm", "a/b", "", "3");
    TestRecords.add(batch, 14, "vm", "cron", "", "4");

    bench.write(List.of(file), batch, false);

    Workbench.awaitText(directory.resolve("p_cron.log"), "1\n4\n");
    Workbench.awaitText(directory.resolve("p_sshd.log"), "2\n");
    Workbench.awaitText(directory.resolve("p_a/b.log"), "3\n");
    Workbench.await("acknowledgement", () -> bench.settled() == 1);
  }

  @Test
  void refusesNamesThatLeadOutOfTheirDirectory() {
    Path inside = directory.resolve("inside");
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path", Workbench.named(inside + "/", "PROGRAM", ""), "create-directories", true));
    RecordBatch batch = new RecordBatch(256, 4);
    for (String program : List.of("../x", "a/../../x", "..", ".", "", "a/", "ok")) {
      TestRecords.add(batch, 14, "vm", program, "", "m");
    }

    bench.write(List.of(file), batch, false);

    Workbench.awaitText(inside.resolve("ok"), "m\n");
    assertThat(directory.resolve("x")).doesNotExist();
    assertThat(file.counters().dropped(DestinationCounters.DropReason.BAD_PATH)).isEqualTo(6);
    assertThat(bench.journal()).anySatisfy(said -> assertThat(said).contains("Spurious path"));
  }

  @Test
  void makesTheFileThatALinkLeadsTo() throws IOException {
    Files.createDirectory(directory.resolve("disk"));
    Files.createSymbolicLink(directory.resolve("log"), Path.of("disk/other"));
    Files.createSymbolicLink(directory.resolve("disk/other"), Path.of("../disk/real"));
    Destination file =
        bench.open("file", Workbench.options("path", path(directory.resolve("log"))));

    bench.write(file, "x");

    Workbench.awaitText(directory.resolve("disk/real"), "x\n");
    assertThat(directory.resolve("disk/other")).isSymbolicLink();
  }

  @Test
  void followsNoRingOfLinks() throws IOException {
    Files.createSymbolicLink(directory.resolve("log"), Path.of("ring"));
    Files.createSymbolicLink(directory.resolve("ring"), Path.of("log"));
    Destination file =
        bench.open("file", Workbench.options("path", path(directory.resolve("log"))));

    bench.write(file, "x");

    Workbench.await("a trouble", () -> !bench.journal().isEmpty());
    assertThat(file.counters().queued()).isEqualTo(1);
  }

  @Test
  void followsNoLinkBelowTheDirectory() throws IOException {
    Path inside = Files.createDirectory(directory.resolve("inside"));
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(inside.resolve("host"), outside);
    Files.createSymbolicLink(inside.resolve("direct"), outside.resolve("target"));
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path", Workbench.named(inside + "/", "PROGRAM", ""), "create-directories", true));
    RecordBatch batch = new RecordBatch(256, 4);
    TestRecords.add(batch, 14, "vm", "host/file", "", "m");
    TestRecords.add(batch, 14, "vm", "direct", "", "m");

    bench.write(List.of(file), batch, false);

    Workbench.await("two troubles", () -> bench.journal().size() >= 2);
    assertThat(outside).isEmptyDirectory();
    assertThat(file.counters().queued()).isEqualTo(2);
  }

  @Test
  void keepsNoMoreFilesOpenThanAllowed() {
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path", Workbench.named(directory + "/", "PROGRAM", ""), "max-open", 3L));
    RecordBatch batch = new RecordBatch(4096, 64);
    for (int i = 0; i < 60; i++) {
      TestRecords.add(batch, 14, "vm", "p" + i % 20, "", "m" + i);
    }

    bench.write(List.of(file), batch, false);

    Workbench.await("acknowledgement", () -> bench.settled() == 1);
    for (int i = 0; i < 20; i++) {
      assertThat(Workbench.read(directory.resolve("p" + i)))
          .isEqualTo("m" + i + "\nm" + (i + 20) + "\nm" + (i + 40) + "\n");
    }
    assertThat(bench.counts(file)).isEqualTo("processed 60, written 60, queued 0, dropped 0");
  }

  @Test
  void refusesANameWithoutLiteralDirectory() {
    assertThatThrownBy(
            () -> bench.open("file", Workbench.options("path", Workbench.named("", "PROGRAM", ""))))
        .hasCauseInstanceOf(StartException.class)
        .hasMessageContaining("no literal directory");
  }

  @Test
  void dropsTheNewestAndSaysSoWhenTheQueueIsFull() {
    Path log = directory.resolve("missing/log");
    Destination file =
        bench.open("file", Workbench.options("path", path(log), "queue-records", 3L));

    bench.write(file, "1", "2", "3", "4", "5");

    assertThat(bench.counts(file)).isEqualTo("processed 5, written 0, queued 3, dropped 2");
    assertThat(bench.onLoop(file::full)).isTrue();
    assertThat(bench.journal()).anySatisfy(said -> assertThat(said).contains("2 records dropped"));
  }

  @Test
  void writesWhatWaitedWhenTheDirectoryAppears() throws IOException {
    Path log = directory.resolve("late/log");
    Destination file = bench.open("file", Workbench.options("path", path(log)));
    bench.write(file, "one");
    Workbench.await("trouble", () -> !bench.journal().isEmpty());

    Files.createDirectory(log.getParent());

    Workbench.awaitText(log, "one\n");
    Workbench.await("recovery", () -> bench.journal().getLast().startsWith("recovered"));
    assertThat(bench.counts(file)).isEqualTo("processed 1, written 1, queued 0, dropped 0");
  }

  @Test
  void takesARecordBeyondTheBoundOnAPathWithFlowControl() {
    Path log = directory.resolve("missing/log");
    Destination file =
        bench.open("file", Workbench.options("path", path(log), "queue-records", 1L));
    RecordBatch batch = new RecordBatch(256, 4);
    TestRecords.add(batch, 14, "vm", "app", "", "a");
    TestRecords.add(batch, 14, "vm", "app", "", "b");

    bench.write(List.of(file), batch, true);

    assertThat(bench.counts(file)).isEqualTo("processed 2, written 0, queued 2, dropped 0");
    assertThat(bench.settled()).isZero();
  }

  @Test
  void cutsAndPadsRecords() {
    Path log = directory.resolve("log");
    Destination file =
        bench.open(
            "file", Workbench.options("path", path(log), "truncate-size", 4L, "pad-size", 3L));

    bench.write(file, "longer", "x");

    Workbench.awaitText(log, "longx\0\0");
  }

  @Test
  void writesIntoADevice() {
    Destination file = bench.open("file", Workbench.options("path", Template.literal("/dev/null")));

    bench.write(file, "gone");

    Workbench.await("written", () -> file.counters().written() == 1);
  }

  @Test
  void leavesAFileThatCannotBeOpenedAloneUntilTheNextHangup() throws IOException {
    Path log = directory.resolve("late/log");
    Destination file =
        bench.open(
            "file",
            Workbench.options("path", path(log), "reopen", "on-hangup", "open", "at-start"));
    bench.write(file, "lost");
    Workbench.await("dropped", () -> file.counters().dropped() == 1);
    Files.createDirectory(log.getParent());
    bench.write(file, "lost too");

    bench.run(file::reopen);
    bench.write(file, "kept");

    Workbench.awaitText(log, "kept\n");
    assertThat(bench.counts(file)).isEqualTo("processed 3, written 1, queued 0, dropped 2");
  }

  @Test
  void keepsEverythingAndHoldsSourcesBackWhileTheDiskIsSlow() {
    Path log = directory.resolve("log");
    Destination file =
        bench.open(
            "file",
            Workbench.options(
                "path",
                Template.literal(log.toString()),
                "sync",
                true,
                "hold-while-slow",
                true,
                "queue-records",
                10L));
    bench.disk().hold();
    String[] messages = IntStream.range(0, 30).mapToObj(i -> "m" + i).toArray(String[]::new);
    bench.write(file, messages);
    assertThat(bench.onLoop(file::full)).isTrue();
    bench.write(file, messages);
    bench.disk().release();

    Workbench.await("all written", () -> file.counters().written() == 60);
    assertThat(file.counters().dropped()).isZero();
    assertThat(bench.onLoop(file::full)).isFalse();
  }
}
