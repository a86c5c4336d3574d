package org.logkeep.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.Placement;

/** What every disk does; the real and the simulated one pass the same tests. */
abstract class DiskContract {

  private final byte[] target = new byte[100];

  abstract Disk disk();

  /** An empty directory. */
  abstract String root();

  private String at(String name) {
    return root() + "/" + name;
  }

  @Test
  void appendsToWhatIsThere() throws DiskException {
    write("f", "one\n");
    write("f", "two\n");
    assertThat(text("f")).isEqualTo("one\ntwo\n");
    assertThat(status("f").size()).isEqualTo(8);
    assertThat(status("f").isRegular()).isTrue();
  }

  @Test
  void createsOnlyWhatIsNotThere() throws DiskException {
    write("f", "x");
    assertThat(errnoOf(() -> disk().create(at("f"), 0x180).close())).isEqualTo(Errno.EEXIST);
    assertThat(errnoOf(() -> disk().read(at("none")).close())).isEqualTo(Errno.ENOENT);
    assertThat(errnoOf(() -> disk().append(at("no/f"), 0x180).close())).isEqualTo(Errno.ENOENT);
  }

  @Test
  void readsAndWritesAtPositions() throws DiskException {
    write("f", "hello world");
    try (DiskFile file = disk().update(at("f"))) {
      assertThat(file.writeAt(6, "W".getBytes(StandardCharsets.US_ASCII), 0, 1)).isEqualTo(1);
      assertThat(file.readAt(6, target, 3, 50)).isEqualTo(5);
      assertThat(new String(target, 3, 5, StandardCharsets.US_ASCII)).isEqualTo("World");
      assertThat(file.readAt(11, target, 0, 50)).isZero();
      assertThat(file.truncate(5)).isZero();
      assertThat(file.sync()).isZero();
      assertThat(file.status().size()).isEqualTo(5);
    }
    assertThat(text("f")).isEqualTo("hello");
  }

  @Test
  void refusesWhatAFileWasNotOpenedFor() throws DiskException {
    write("f", "x");
    try (DiskFile reader = disk().read(at("f"));
        DiskFile writer = disk().append(at("f"), 0x180)) {
      assertThat(reader.write(target, 0, 1)).isEqualTo(-Errno.EBADF);
      assertThat(writer.readAt(0, target, 0, 1)).isEqualTo(-Errno.EBADF);
    }
  }

  @Test
  void keepsWritingToARenamedFile() throws DiskException {
    try (DiskFile file = disk().append(at("f"), 0x1A0)) {
      disk().rename(at("f"), at("f.0"));
      assertThat(file.write("late".getBytes(StandardCharsets.US_ASCII), 0, 4)).isEqualTo(4);
      assertThat(file.status().sameFile(status("f.0"))).isTrue();
    }
    assertThat(text("f.0")).isEqualTo("late");
    assertThat(disk().status(at("f"))).isEmpty();
  }

  @Test
  void replacesByRename() throws DiskException {
    write("a", "A");
    write("b", "B");
    disk().rename(at("a"), at("b"));
    assertThat(text("b")).isEqualTo("A");
    assertThat(disk().list(root())).containsExactly("b");
    assertThat(errnoOf(() -> disk().rename(at("a"), at("c")))).isEqualTo(Errno.ENOENT);
  }

  @Test
  void leavesBothNamesWhenTheyAreOneFile() throws DiskException {
    write("a", "A");
    disk().link(at("a"), at("b"));
    disk().rename(at("a"), at("b"));
    assertThat(disk().list(root())).containsExactly("a", "b");
    assertThat(status("a").links()).isEqualTo(2);
    assertThat(errnoOf(() -> disk().link(at("a"), at("b")))).isEqualTo(Errno.EEXIST);
    disk().unlink(at("a"));
    assertThat(status("b").links()).isEqualTo(1);
    assertThat(errnoOf(() -> disk().unlink(at("a")))).isEqualTo(Errno.ENOENT);
  }

  @Test
  void makesDirectoriesAndListsThem() throws DiskException {
    disk().makeDirectory(at("d"), 0x1ED);
    assertThat(errnoOf(() -> disk().makeDirectory(at("d"), 0x1ED))).isEqualTo(Errno.EEXIST);
    write("d/z", "");
    write("d/a", "");
    assertThat(disk().list(at("d"))).containsExactly("a", "z");
    assertThat(status("d").isDirectory()).isTrue();
    assertThat(errnoOf(() -> disk().append(at("d"), 0x180).close())).isEqualTo(Errno.EISDIR);
    assertThat(errnoOf(() -> disk().list(at("d/a")))).isEqualTo(Errno.ENOTDIR);
    disk().syncDirectory(at("d"));
  }

  @Test
  void setsPermissionsExactly() throws DiskException {
    try (DiskFile file = disk().append(at("f"), 0x180)) {
      assertThat(file.status().permissions()).isEqualTo(0x180);
      assertThat(file.changeMode(0x1B6)).isZero();
      assertThat(file.status().permissions()).isEqualTo(0x1B6);
    }
  }

  @Test
  void replacesWholeFilesAtOnce() throws DiskException {
    disk().writeAtomically(at("p"), "first".getBytes(StandardCharsets.US_ASCII), 0x180);
    write("p.tmp", "left behind");
    disk().writeAtomically(at("p"), "2".getBytes(StandardCharsets.US_ASCII), 0x180);
    assertThat(text("p")).isEqualTo("2");
    assertThat(disk().list(root())).containsExactly("p");
    assertThat(errnoOf(() -> disk().readSmall(at("p"), 0))).isEqualTo(Errno.EFBIG);
    assertThat(disk().readSmall(at("p"), 1)).hasSize(1);
  }

  @Test
  void staysBelowTheRoot() throws DiskException {
    Placement making = new Placement(0x1A4, -1, -1, true, 0x1C0, -1, -1, false);
    disk().appendWithin(root(), "host/prog.log", making).close();
    assertThat(status("host/prog.log").isRegular()).isTrue();
    for (String hostile :
        new String[] {"../x", "a/../../x", "/etc/x", "a//x", ".", "..", "", "a/."}) {
      assertThat(errnoOf(() -> disk().appendWithin(root(), hostile, making).close()))
          .as(hostile)
          .isEqualTo(Errno.EINVAL);
    }
  }

  private void write(String name, String text) throws DiskException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try (DiskFile file = disk().append(at(name), 0x1A4)) {
      assertThat(file.write(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }
  }

  private String text(String name) throws DiskException {
    return new String(disk().readSmall(at(name), 10_000), StandardCharsets.US_ASCII);
  }

  private FileStatus status(String name) throws DiskException {
    return disk().status(at(name)).orElseThrow();
  }

  private static int errnoOf(ThrowingCallable call) {
    DiskException failure = catchThrowableOfType(DiskException.class, call);
    return failure == null ? 0 : failure.errno();
  }
}
