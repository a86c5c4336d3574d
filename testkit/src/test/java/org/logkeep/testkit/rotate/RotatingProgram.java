package org.logkeep.testkit.rotate;

import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.rotate.Packer;
import org.logkeep.rotate.Rotation;
import org.logkeep.rotate.RotationResult;

/**
 * A log writer to be killed: writes numbered lines as fast as it can and rotates all the time.
 * After each write it stores the line's number in a mapped file, which outlives it.
 */
final class RotatingProgram {

  private static final int LIMIT = 20_000;

  private RotatingProgram() {}

  /** Arguments: way to rotate, directory of the log, file for the numbers, first line. */
  public static void main(String[] args) throws Exception {
    Disk disk = new RealDisk(new Sys());
    KillWay way = KillWay.valueOf(args[0]);
    Rotation rotation = way.rotation(disk, args[1], Packer.onThread());
    rotation.recover();
    String live = way.live(args[1]);
    DiskFile file = open(disk, live);
    long size = 0;
    try (RandomAccessFile numbers = new RandomAccessFile(args[2], "rw")) {
      MappedByteBuffer written = numbers.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 4);
      for (int line = Integer.parseInt(args[3]); ; line++) {
        if (size > LIMIT) {
          RotationResult result = rotation.rotate(file);
          file = result.file();
          size = 0;
        }
        byte[] bytes = ("line " + line + " end\n").getBytes(StandardCharsets.US_ASCII);
        size += bytes.length;
        if (file.write(bytes, 0, bytes.length) != bytes.length) {
          return;
        }
        written.putInt(0, line);
      }
    }
  }

  private static DiskFile open(Disk disk, String live) throws Exception {
    boolean torn = false;
    if (disk.status(live).isPresent()) {
      try (DiskFile old = disk.read(live)) {
        byte[] last = new byte[1];
        long size = old.status().size();
        torn = size > 0 && old.readAt(size - 1, last, 0, 1) == 1 && last[0] != '\n';
      }
    }
    DiskFile file = disk.append(live, 0x1A0);
    if (torn && file.write(new byte[] {'\n'}, 0, 1) != 1) {
      throw new IllegalStateException("cannot end the torn line");
    }
    return file;
  }
}
