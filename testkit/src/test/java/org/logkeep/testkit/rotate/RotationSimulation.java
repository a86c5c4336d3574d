package org.logkeep.testkit.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Errno;
import org.logkeep.rotate.DatedRotation;
import org.logkeep.rotate.NumberedRotation;
import org.logkeep.rotate.Packer;
import org.logkeep.rotate.Rotation;
import org.logkeep.rotate.RotationListener;
import org.logkeep.testkit.disk.Faults;
import org.logkeep.testkit.disk.SimulatedCrash;
import org.logkeep.testkit.disk.SimulatedDisk;

/**
 * Stops a writing, rotating and packing process at every single operation on the disk, and looks at
 * what is left.
 */
class RotationSimulation {

  private static final int LINES = 60;
  private static final long LIMIT = 90;

  /** The ways to rotate. */
  enum Way {
    NUMBERED,
    NUMBERED_DURABLE,
    DATED,
    DATED_DELAYED;

    String live() {
      return this == NUMBERED || this == NUMBERED_DURABLE ? "/log/f" : "/log/current";
    }

    Rotation rotation(Disk disk) {
      return switch (this) {
        case NUMBERED -> numbered(disk, 40, false);
        case NUMBERED_DURABLE -> numbered(disk, 40, true);
        case DATED -> dated(disk, 0);
        case DATED_DELAYED -> dated(disk, 2);
      };
    }

    private static Rotation numbered(Disk disk, int count, boolean durable) {
      return new NumberedRotation(
          disk,
          "/log/f",
          new NumberedRotation.Policy(count, true, durable),
          Packer.on(Runnable::run),
          RotationListener.NONE);
    }

    private static Rotation dated(Disk disk, int delay) {
      AtomicLong thirds = new AtomicLong();
      InstantSource clock =
          () -> Instant.ofEpochSecond(1_795_000_000 + thirds.incrementAndGet() / 3);
      return new DatedRotation(
          disk,
          "/log",
          new DatedRotation.Policy(100, true, delay, false),
          clock,
          Packer.on(Runnable::run),
          RotationListener.NONE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryLineOnceWhenKilledAtAnyOperation(Way way) throws DiskException {
    int operations = operationsOf(way);
    assertThat(operations).isGreaterThan(150);
    for (int at = 0; at < operations; at++) {
      SimulatedDisk disk = freshDisk(Faults.crashAt(at));
      AtomicReference<SimulatedWriter> writer = new AtomicReference<>();
      assertThat(runUntilCrash(disk, way, writer)).isTrue();
      int written = writer.get() == null ? 0 : writer.get().written;
      String seed = way + " killed at operation " + at;
      SimulatedDisk next = disk.afterDeath(Faults.NONE);
      SimulatedWriter again =
          new SimulatedWriter(next, way.live(), way::rotation, LIMIT, written + 1);
      check(next, written, seed);
      again.write(written + 20);
      check(next, written, seed + ", then written on");
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesOnlyWhatWasNotSyncedWhenThePowerGoesAtAnyOperation(Way way) throws DiskException {
    int operations = operationsOf(way);
    int chances = Integer.getInteger("logkeep.simulation.chances", 8);
    for (int at = 0; at < operations; at++) {
      for (int chance = 0; chance < chances; chance++) {
        SimulatedDisk disk = freshDisk(Faults.crashAt(at));
        AtomicReference<SimulatedWriter> writer = new AtomicReference<>();
        runUntilCrash(disk, way, writer);
        Set<Integer> promised = writer.get() == null ? Set.of() : writer.get().promised;
        String seed = way + ", power cut at operation " + at + ", chance " + chance;
        SimulatedDisk next = disk.afterPowerCut(Faults.NONE, new Random(1000L * at + chance));
        SimulatedWriter again = new SimulatedWriter(next, way.live(), way::rotation, LIMIT, LINES);
        checkPromised(next, promised, seed);
        again.write(LINES + 20);
        checkPromised(next, promised, seed + ", then written on");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void survivesTwoCrashesInARow(Way way) throws DiskException {
    int operations = operationsOf(way);
    for (int at = 0; at < operations; at += 3) {
      for (int second = 0; second < 12; second++) {
        SimulatedDisk disk = freshDisk(Faults.crashAt(at));
        AtomicReference<SimulatedWriter> writer = new AtomicReference<>();
        runUntilCrash(disk, way, writer);
        int written = writer.get() == null ? 0 : writer.get().written;
        SimulatedDisk next = disk.afterDeath(Faults.crashAt(second));
        runUntilCrash(next, way, new AtomicReference<>());
        SimulatedDisk last = next.afterDeath(Faults.NONE);
        var _ = new SimulatedWriter(last, way.live(), way::rotation, LIMIT, LINES);
        LogFiles files = read(last);
        files.assertAllUpTo(written, way + " killed at " + at + " and " + second);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void loseNothingWhenAnyOneOperationFails(Way way) throws DiskException {
    int operations = operationsOf(way);
    for (int errno : new int[] {Errno.ENOSPC, Errno.EIO}) {
      for (int at = 1; at < operations; at++) {
        SimulatedDisk disk = freshDisk(Faults.failAt(at, errno));
        String seed = way + ", " + Errno.name(errno) + " at operation " + at;
        SimulatedWriter writer;
        try {
          writer = new SimulatedWriter(disk, way.live(), way::rotation, LIMIT, 0);
          writer.write(LINES);
        } catch (DiskException atTheWritersOwnSteps) {
          continue;
        }
        // A plain file whose removal failed is noticed at the next start at the latest.
        var _ = new SimulatedWriter(disk, way.live(), way::rotation, LIMIT, LINES);
        LogFiles files = read(disk);
        files.assertNoneTwice(seed);
        assertThat(files.lines().size()).as(seed).isGreaterThanOrEqualTo(LINES - 1);
      }
    }
  }

  @Test
  void rotatesWhileTheSameLogIsBeingPacked() throws DiskException {
    AtomicReference<SimulatedWriter> writer = new AtomicReference<>();
    AtomicBoolean busy = new AtomicBoolean();
    int[] rotations = new int[1];
    Faults rotateInBetween =
        (index, operation, path) -> {
          if (path.endsWith(".packing")
              && operation.equals("write")
              && rotations[0] < 20
              && busy.compareAndSet(false, true)) {
            rotations[0]++;
            writer.get().rotate();
            busy.set(false);
          }
          return 0;
        };
    SimulatedDisk disk = freshDisk(rotateInBetween);
    Way way = Way.NUMBERED;
    writer.set(new SimulatedWriter(disk, way.live(), way::rotation, LIMIT, 0));
    writer.get().write(LINES);
    assertThat(rotations[0]).isGreaterThan(3);
    LogFiles files = read(disk);
    files.assertNoneTwice("packing");
    files.assertAllUpTo(LINES, "packing");
  }

  private static int operationsOf(Way way) throws DiskException {
    SimulatedDisk disk = freshDisk(Faults.NONE);
    SimulatedWriter writer = new SimulatedWriter(disk, way.live(), way::rotation, LIMIT, 0);
    writer.write(LINES);
    check(disk, LINES, way + " undisturbed");
    return disk.operations();
  }

  private static boolean runUntilCrash(
      SimulatedDisk disk, Way way, AtomicReference<SimulatedWriter> writer) throws DiskException {
    try {
      writer.set(new SimulatedWriter(disk, way.live(), way::rotation, LIMIT, 0));
      writer.get().write(LINES);
      return false;
    } catch (SimulatedCrash crash) {
      return true;
    }
  }

  private static SimulatedDisk freshDisk(Faults faults) throws DiskException {
    SimulatedDisk disk = new SimulatedDisk(Faults.NONE, Long.MAX_VALUE);
    disk.makeDirectory("/log", 0x1ED);
    disk.syncDirectory("/");
    return disk.afterDeath(faults);
  }

  private static void check(SimulatedDisk disk, int needed, String seed) throws DiskException {
    LogFiles files = read(disk);
    files.assertNoneTwice(seed);
    files.assertAllUpTo(needed, seed);
    assertThat(disk.list("/log")).as(seed).noneMatch(name -> name.endsWith(".packing"));
  }

  private static void checkPromised(SimulatedDisk disk, Set<Integer> promised, String seed)
      throws DiskException {
    LogFiles files = read(disk);
    files.assertNoneTwice(seed);
    files.assertAll(promised, seed);
  }

  private static LogFiles read(SimulatedDisk disk) throws DiskException {
    LogFiles files = new LogFiles();
    for (String name : disk.list("/log")) {
      if (!name.startsWith(".") && !name.endsWith(".packing")) {
        files.add(name, disk.peek("/log/" + name));
      }
    }
    return files;
  }
}
