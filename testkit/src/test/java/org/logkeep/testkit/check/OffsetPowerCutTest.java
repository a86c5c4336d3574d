package org.logkeep.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.check.tail.Following;
import org.logkeep.check.tail.LogFollower;
import org.logkeep.check.tail.OffsetFile;
import org.logkeep.check.tail.TailException;
import org.logkeep.check.tail.TailPlan;
import org.logkeep.check.tail.TailReader;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.testkit.disk.Faults;
import org.logkeep.testkit.disk.SimulatedCrash;
import org.logkeep.testkit.disk.SimulatedDisk;

/**
 * Reading positions when the power goes: at each operation of writing one, and many of the disks
 * that it may leave. The next run goes on from the old position or from the new one, never from
 * anything else.
 */
class OffsetPowerCutTest {
  private static final Path OFFSET = Path.of("/state/offset.log");
  private static final int DISKS = 20;

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void prepare() throws IOException {
    log = Files.writeString(folder.resolve("log"), "one\n");
  }

  @Test
  void goesOnFromTheOldPositionOrTheNewOne() throws IOException, TailException, DiskException {
    SimulatedDisk start = new SimulatedDisk();
    start.makeDirectory("/state", 0700);
    start.syncDirectory("/");
    assertThat(tail(start, true)).isEqualTo("one\n");
    Files.writeString(log, "two\n", StandardOpenOption.APPEND);
    boolean crashed = true;
    int crashes = 0;
    for (int at = 0; crashed; at++) {
      SimulatedDisk disk = start.afterDeath(Faults.crashAt(at));
      try {
        assertThat(tail(disk, true)).isEqualTo("two\n");
        crashed = false;
      } catch (SimulatedCrash expected) {
        crashes++;
      }
      for (int seed = 0; seed < DISKS; seed++) {
        SimulatedDisk left = disk.afterPowerCut(Faults.NONE, new Random(seed));
        assertThat(tail(left, true))
            .as("crash at operation %d, disk %d", at, seed)
            .isIn(crashed ? new String[] {"two\n", ""} : new String[] {""});
        assertThat(tail(left, true)).as("the position is kept after a crash").isEmpty();
      }
      assertThat(tail(disk.afterDeath(Faults.NONE), true)).isIn("two\n", "");
    }
    assertThat(crashes).as("operations of writing a position").isGreaterThan(3);
  }

  @Test
  void keepsTheOldPositionWhenAnOperationFails() throws IOException, DiskException, TailException {
    SimulatedDisk start = new SimulatedDisk();
    start.makeDirectory("/state", 0700);
    start.syncDirectory("/");
    tail(start, true);
    Files.writeString(log, "two\n", StandardOpenOption.APPEND);
    int noSpace = 28;
    for (int at = 0; at < 3; at++) {
      SimulatedDisk disk = start.afterDeath(Faults.failAt(at, noSpace));
      try {
        tail(disk, true);
      } catch (TailException refused) {
        assertThat(refused).hasMessageContaining("cannot be created");
      }
      assertThat(tail(disk.afterDeath(Faults.NONE), false)).isIn("two\n", "");
    }
  }

  /** What is new in the log; the position is moved then. */
  private String tail(Disk disk, boolean move) throws IOException, TailException {
    OffsetFile offset = new OffsetFile(OFFSET, true, disk);
    TailPlan plan = new LogFollower(Following.DETECTORS).plan(log, offset);
    if (plan.nothingNew()) {
      return "";
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (TailReader reader = new TailReader(plan)) {
      byte[] buffer = new byte[512];
      for (int got = reader.read(buffer, 0, 512); got >= 0; got = reader.read(buffer, 0, 512)) {
        text.write(buffer, 0, got);
      }
      if (move) {
        offset.write(reader, false);
      }
    }
    return text.toString(StandardCharsets.US_ASCII);
  }
}
