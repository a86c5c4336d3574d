package org.logkeep.testkit.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.rotate.DatedRotation;
import org.logkeep.rotate.NumberedRotation;
import org.logkeep.rotate.Packer;
import org.logkeep.rotate.Rotation;
import org.logkeep.rotate.RotationListener;
import org.logkeep.rotate.RotationResult;

/** The rules of sysklogd 2.7.2 and metalog 20260221, on the real disk. */
class RotationTest {

  @TempDir private Path directory;
  private final Sys sys = new Sys();
  private final Disk disk = new RealDisk(sys);
  private final List<String> told = new ArrayList<>();
  private final RotationListener listener =
      new RotationListener() {
        @Override
        public void rotated(String live, String archived) {
          told.add(Path.of(live).getFileName() + " " + Path.of(archived).getFileName());
        }

        @Override
        public void failed(String path, DiskException reason) {
          told.add(reason.getMessage());
        }
      };

  @Test
  void numbersFilesAsSysklogdDoes() throws DiskException {
    Rotation rotation = numbered(2);
    DiskFile file = disk.append(path("f"), 0x1A0);
    for (int i = 1; i <= 5; i++) {
      write(file, "line " + i + " end\n");
      file = rotation.rotate(file).file();
    }
    file.close();
    assertThat(disk.list(directory.toString())).containsExactly("f", "f.0", "f.1.gz", "f.2.gz");
    assertThat(linesOf("f.0")).containsExactly(5);
    assertThat(linesOf("f.1.gz")).containsExactly(4);
    assertThat(linesOf("f.2.gz")).containsExactly(3);
    assertThat(told).hasSize(5).allMatch(line -> line.equals("f f.0"));
  }

  @Test
  void keepsOnlyOneWithCountZero() throws DiskException {
    Rotation rotation = numbered(0);
    DiskFile file = disk.append(path("f"), 0x1A0);
    for (int i = 1; i <= 3; i++) {
      write(file, "line " + i + " end\n");
      file = rotation.rotate(file).file();
    }
    file.close();
    assertThat(disk.list(directory.toString())).containsExactly("f", "f.0");
    assertThat(linesOf("f.0")).containsExactly(3);
  }

  @Test
  void keepsModeAndOwnerInAllFiles() throws DiskException {
    DiskFile file = disk.append(path("f"), 0x180);
    assertThat(file.changeMode(0x1A8)).isZero();
    boolean root = sys.process().effectiveUid() == 0;
    if (root) {
      assertThat(file.changeOwner(12, 34)).isZero();
    }
    Rotation rotation = numbered(3);
    file = rotation.rotate(rotation.rotate(file).file()).file();
    file.close();
    for (String name : new String[] {"f", "f.0", "f.1.gz"}) {
      FileStatus status = disk.status(path(name)).orElseThrow();
      assertThat(status.permissions()).as(name).isEqualTo(0x1A8);
      Assumptions.assumeTrue(root, "owners need root");
      assertThat(status.uid()).as(name).isEqualTo(12);
      assertThat(status.gid()).as(name).isEqualTo(34);
    }
  }

  @Test
  void fillsAGapInsteadOfPushingAllFilesUp() throws Exception {
    Files.writeString(directory.resolve("f.0"), "line 1 end\n");
    Files.writeString(directory.resolve("f.3.gz"), "not touched");
    DiskFile file = disk.append(path("f"), 0x1A0);
    numbered(5).rotate(file).file().close();
    assertThat(disk.list(directory.toString())).containsExactly("f", "f.0", "f.1.gz", "f.3.gz");
    assertThat(directory.resolve("f.3.gz")).hasContent("not touched");
  }

  @Test
  void opensAnewWhatSomebodyElseRotated() throws DiskException {
    DiskFile file = disk.append(path("f"), 0x1A0);
    disk.rename(path("f"), path("elsewhere"));
    RotationResult result = numbered(3).rotate(file);
    assertThat(result).isInstanceOf(RotationResult.Reopened.class);
    write(result.file(), "line 1 end\n");
    result.file().close();
    assertThat(linesOf("f")).containsExactly(1);
    assertThat(disk.list(directory.toString())).containsExactly("elsewhere", "f");
  }

  @Test
  void keepsAForeignFileOfTheSameNumber() throws Exception {
    Files.writeString(directory.resolve("f.1"), "line 1 end\n");
    Path other = Files.writeString(directory.resolve("other"), "line 2 end\n");
    new ProcessBuilder("gzip", other.toString()).start().waitFor();
    Files.move(directory.resolve("other.gz"), directory.resolve("f.1.gz"));
    numbered(3).recover();
    assertThat(linesOf("f.1")).containsExactly(1);
    assertThat(linesOf("f.1.gz")).containsExactly(2);
  }

  @Test
  void namesFilesByDateAndNeverOverwritesOne() throws DiskException {
    AtomicLong second = new AtomicLong(1_795_000_000);
    Rotation rotation = dated(10, false, 0, () -> Instant.ofEpochSecond(second.get()));
    DiskFile file = disk.append(path("current"), 0x1B6);
    for (int i = 1; i <= 3; i++) {
      write(file, "line " + i + " end\n");
      file = rotation.rotate(file).file();
    }
    second.incrementAndGet();
    rotation.rotate(file).file().close();
    String date = "log-2026-11-18-11:06:4";
    assertThat(disk.list(directory.toString()))
        .containsExactly(
            ".timestamp", "current", date + "0", date + "0.1", date + "0.2", date + "1");
    assertThat(linesOf(date + "0.1")).containsExactly(2);
    assertThat(directory.resolve(".timestamp")).hasContent("1795000001\n");
  }

  @Test
  void prunesByTheDateInTheName() throws Exception {
    for (String name :
        new String[] {
          "log-2020-01-01-00:00:00.gz",
          "log-2021-01-01-00:00:00.xz",
          "log-2022-01-01-00:00:00",
          "log-other",
          "notes"
        }) {
      Files.writeString(directory.resolve(name), "");
    }
    Rotation rotation = dated(2, false, 0, () -> Instant.parse("2026-11-18T00:00:00Z"));
    rotation.rotate(disk.append(path("current"), 0x1B6)).file().close();
    assertThat(disk.list(directory.toString()))
        .containsExactly(
            ".timestamp",
            "current",
            "log-2022-01-01-00:00:00",
            "log-2026-11-18-00:00:00",
            "log-other",
            "notes");
  }

  @Test
  void packsAllButTheNewest() throws DiskException {
    AtomicLong second = new AtomicLong(1_795_000_000);
    Rotation rotation = dated(10, true, 1, () -> Instant.ofEpochSecond(second.incrementAndGet()));
    DiskFile file = disk.append(path("current"), 0x1B6);
    for (int i = 1; i <= 3; i++) {
      write(file, "line " + i + " end\n");
      file = rotation.rotate(file).file();
    }
    file.close();
    assertThat(disk.list(directory.toString()).stream().filter(name -> name.startsWith("log-")))
        .extracting(name -> name.endsWith(".gz"))
        .containsExactly(true, true, false);
  }

  @Test
  void remembersWhenTheLiveFileBegan() throws Exception {
    DatedRotation rotation = dated(2, false, 0, () -> Instant.ofEpochSecond(5000));
    assertThat(rotation.begun()).isEqualTo(5000);
    Files.writeString(directory.resolve(".timestamp"), "4000\n");
    assertThat(rotation.begun()).isEqualTo(4000);
    for (String odd : new String[] {"", "x", "-5", "9".repeat(1000)}) {
      Files.writeString(directory.resolve(".timestamp"), odd);
      assertThat(rotation.begun()).as(odd).isEqualTo(5000);
    }
  }

  private NumberedRotation numbered(int count) {
    return new NumberedRotation(
        disk,
        path("f"),
        new NumberedRotation.Policy(count, true, true),
        Packer.on(Runnable::run),
        listener);
  }

  private DatedRotation dated(int keep, boolean pack, int delay, InstantSource clock) {
    return new DatedRotation(
        disk,
        directory.toString(),
        new DatedRotation.Policy(keep, pack, delay, false),
        clock,
        Packer.on(Runnable::run),
        listener);
  }

  private String path(String name) {
    return directory + "/" + name;
  }

  private static void write(DiskFile file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(file.write(bytes, 0, bytes.length)).isEqualTo(bytes.length);
  }

  private List<Integer> linesOf(String name) throws DiskException {
    LogFiles files = new LogFiles();
    files.add(name, disk.readSmall(path(name), 100_000));
    return files.lines();
  }
}
