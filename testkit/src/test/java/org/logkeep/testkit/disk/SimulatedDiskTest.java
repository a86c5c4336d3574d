package org.logkeep.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

class SimulatedDiskTest extends DiskContract {

  private final SimulatedDisk disk = new SimulatedDisk();

  SimulatedDiskTest() throws DiskException {
    disk.makeDirectory("/d", 0x1ED);
    disk.syncDirectory("/");
  }

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  String root() {
    return "/d";
  }

  @Test
  void keepsWhatWasSyncedThroughAPowerCut() throws DiskException {
    try (DiskFile file = disk.append("/d/f", 0x180)) {
      file.write(new byte[] {1, 2, 3}, 0, 3);
      assertThat(file.sync()).isZero();
      disk.syncDirectory("/d");
      file.write(new byte[] {4, 5, 6}, 0, 3);
    }
    Set<Integer> sizes = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      byte[] left = disk.afterPowerCut(Faults.NONE, new Random(seed)).peek("/d/f");
      assertThat(left).startsWith(1, 2, 3);
      sizes.add(left.length);
    }
    assertThat(sizes).containsExactlyInAnyOrder(3, 4, 5, 6);
  }

  @Test
  void mayForgetNamesThatWereNotSynced() throws DiskException {
    disk.append("/d/a", 0x180).close();
    disk.syncDirectory("/d");
    disk.rename("/d/a", "/d/b");
    disk.append("/d/c", 0x180).close();
    Set<List<String>> seen = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      seen.add(disk.afterPowerCut(Faults.NONE, new Random(seed)).list("/d"));
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            List.of("a"), List.of("b"), List.of("a", "c"), List.of("b", "c"));
  }

  @Test
  void keepsEverythingDoneWhenTheProcessDies() throws DiskException {
    SimulatedDisk dying = disk.afterDeath(Faults.crashAt(2));
    DiskFile file = dying.append("/d/f", 0x180);
    file.write(new byte[4], 0, 4);
    assertThatThrownBy(() -> file.write(new byte[4], 0, 4)).isInstanceOf(SimulatedCrash.class);
    assertThatThrownBy(() -> dying.list("/d")).isInstanceOf(SimulatedCrash.class);
    assertThat(dying.afterDeath(Faults.NONE).peek("/d/f")).hasSize(6);
  }

  @Test
  void runsFull() throws DiskException {
    SimulatedDisk small = new SimulatedDisk(Faults.NONE, 10);
    try (DiskFile file = small.append("/f", 0x180)) {
      assertThat(file.write(new byte[8], 0, 8)).isEqualTo(8);
      assertThat(file.write(new byte[8], 0, 8)).isEqualTo(2);
      assertThat(file.write(new byte[8], 0, 8)).isEqualTo(-Errno.ENOSPC);
      small.unlink("/f");
      assertThat(file.write(new byte[8], 0, 8)).isPositive();
    }
  }
}
