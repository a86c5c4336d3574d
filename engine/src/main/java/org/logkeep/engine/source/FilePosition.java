package org.logkeep.engine.source;

import java.util.zip.CRC32;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.FileStatus;

/**
 * Where reading of a file goes on after a restart.
 *
 * @param device device number
 * @param inode inode number; file systems give it to another file as soon as it is free
 * @param offset bytes that were delivered
 * @param mark CRC-32 of the last bytes before the offset, by which another file of the same number
 *     is told apart
 */
record FilePosition(long device, long inode, long offset, int mark) {
  private static final int MARKED = 64;

  /** The position of an open file. */
  static FilePosition of(FileCalls files, int fd, FileStatus status, long offset) {
    return new FilePosition(status.device(), status.inode(), offset, mark(files, fd, offset));
  }

  /** Whether it was taken from this file. */
  boolean isIn(FileCalls files, int fd, FileStatus status) {
    return device == status.device()
        && inode == status.inode()
        && offset <= status.size()
        && mark == mark(files, fd, offset);
  }

  private static int mark(FileCalls files, int fd, long offset) {
    byte[] last = new byte[(int) Math.min(offset, MARKED)];
    int got = files.readAt(fd, offset - last.length, last, 0, last.length);
    CRC32 sum = new CRC32();
    sum.update(last, 0, Math.max(got, 0));
    return (int) sum.getValue();
  }
}
