package org.logkeep.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.Placement;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;

class RealDiskTest extends DiskContract {

  @TempDir private Path directory;
  private final Sys sys = new Sys();
  private final Disk disk = new RealDisk(sys);

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  String root() {
    return directory.toString();
  }

  @Test
  void opensNoSymbolicLinks() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "kept");
    Files.createSymbolicLink(directory.resolve("link"), victim);
    assertThatThrownBy(() -> disk.append(root() + "/link", 0x180))
        .isInstanceOf(DiskException.class);
    assertThat(victim).hasContent("kept");
  }

  @Test
  void opensNoPipesAndDoesNotWaitForTheirReaders() {
    assertThat(sys.files().makePipe(root() + "/fifo", 0x180)).isZero();
    assertThatThrownBy(() -> disk.append(root() + "/fifo", 0x180))
        .isInstanceOf(DiskException.class);
    assertThatThrownBy(() -> disk.read(root() + "/fifo")).isInstanceOf(DiskException.class);
  }

  @Test
  void followsNoLinkThatAStrangerPutOnTheWay() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Path root = Files.createDirectory(directory.resolve("root"));
    Files.createSymbolicLink(root.resolve("host"), outside);
    Placement making = new Placement(0x1A4, -1, -1, true, 0x1C0, -1, -1, true);
    assertThatThrownBy(() -> disk.appendWithin(root.toString(), "host/x", making))
        .isInstanceOf(DiskException.class);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void saysHowMuchFitsOnAFullDisk() throws Exception {
    Assumptions.assumeTrue(sys.process().uid() == 0, "mounting needs root");
    Path mount = Files.createDirectory(directory.resolve("small"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount.toString()));
    try (DiskFile file = disk.append(mount + "/f", 0x180)) {
      byte[] bytes = new byte[100_000];
      assertThat(file.write(bytes, 0, bytes.length)).isEqualTo(65536);
      assertThat(file.write(bytes, 0, bytes.length)).isEqualTo(-Errno.ENOSPC);
      assertThat(file.status().size()).isEqualTo(65536);
      assertThat(run("mount", "-o", "remount,size=128k", mount.toString())).isTrue();
      assertThat(file.write(bytes, 0, 1000)).isEqualTo(1000);
    } finally {
      run("umount", mount.toString());
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  @Test
  void setsModesOfWhatItMakesAgainstTheUmask() throws Exception {
    FileCalls files = sys.files();
    int umask = files.umask(0x3F);
    try {
      Placement exact = new Placement(0x1A4, -1, -1, true, 0x1ED, -1, -1, true);
      disk.appendWithin(root() + "/new/prefix", "a/b/f", exact).close();
      assertThat(disk.status(root() + "/new/prefix/a").orElseThrow().permissions())
          .isEqualTo(0x1ED);
      assertThat(disk.status(root() + "/new/prefix/a/b/f").orElseThrow().permissions())
          .isEqualTo(0x1A4);
    } finally {
      files.umask(umask);
    }
  }
}
