package org.logkeep.testkit.rotate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.rotate.Rotation;
import org.logkeep.rotate.RotationResult;
import org.logkeep.testkit.disk.SimulatedDisk;

/**
 * A small log writer, as the engine has one: numbered lines, rotation by size, a sync now and then.
 */
final class SimulatedWriter {

  private final SimulatedDisk disk;
  private final String live;
  private final Rotation rotation;
  private final long limit;
  private DiskFile file;
  private long size;

  /** The last line whose write has returned. */
  int written;

  /** Lines that were synced, and the name of their file with them. */
  final Set<Integer> promised = new HashSet<>();

  private final List<Integer> unsynced = new ArrayList<>();

  SimulatedWriter(
      SimulatedDisk disk, String live, Function<Disk, Rotation> rotation, long limit, int written)
      throws DiskException {
    this.disk = disk;
    this.live = live;
    this.rotation = rotation.apply(disk);
    this.limit = limit;
    this.written = written;
    this.rotation.recover();
    open();
  }

  private void open() throws DiskException {
    byte[] old = disk.status(live).isPresent() ? disk.peek(live) : new byte[0];
    file = disk.append(live, 0x1A0);
    size = old.length;
    if (old.length > 0 && old[old.length - 1] != '\n') {
      file.write(new byte[] {'\n'}, 0, 1);
      size++;
    }
  }

  /** Writes lines up to a number; a refused line is not counted, and left out. */
  void write(int last) throws DiskException {
    for (int line = written + 1; line <= last; line++) {
      if (size > limit) {
        rotate();
      }
      byte[] bytes = ("line " + line + " end\n").getBytes(StandardCharsets.US_ASCII);
      if (file.write(bytes, 0, bytes.length) == bytes.length) {
        size += bytes.length;
        written = line;
        unsynced.add(line);
      }
      if (line % 3 == 0) {
        sync();
      }
    }
  }

  void rotate() {
    RotationResult result = rotation.rotate(file);
    file = result.file();
    if (!(result instanceof RotationResult.Refused)) {
      size = 0;
      unsynced.clear();
    }
  }

  private void sync() throws DiskException {
    if (file.sync() == 0) {
      disk.syncDirectory(Disk.directoryOf(live));
      promised.addAll(unsynced);
      unsynced.clear();
    }
  }
}
