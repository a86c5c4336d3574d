package org.logkeep.linux;

import java.util.Arrays;

/** Whole small files on any {@link Disk}. */
final class SmallFiles {

  private SmallFiles() {}

  static byte[] read(DiskFile file, String path, int limit) throws DiskException {
    byte[] bytes = new byte[Math.min(limit, 8192) + 1];
    int size = 0;
    while (true) {
      int got = file.readAt(size, bytes, size, bytes.length - size);
      if (got < 0) {
        throw new DiskException("read", path, got);
      }
      size += got;
      if (size > limit) {
        throw new DiskException("read", path, Errno.EFBIG);
      }
      if (got == 0) {
        return Arrays.copyOf(bytes, size);
      }
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min((long) bytes.length * 2, limit + 1L));
      }
    }
  }

  static void writeAtomically(Disk disk, String path, byte[] content, int mode)
      throws DiskException {
    String temporary = path + ".tmp";
    if (disk.status(temporary).isPresent()) {
      disk.unlink(temporary);
    }
    try (DiskFile file = disk.create(temporary, mode)) {
      int written = file.write(content, 0, content.length);
      if (written != content.length) {
        throw new DiskException("write", temporary, written < 0 ? written : Errno.ENOSPC);
      }
      int synced = file.sync();
      if (synced < 0) {
        throw new DiskException("sync", temporary, synced);
      }
    }
    disk.rename(temporary, path);
    disk.syncDirectory(Disk.directoryOf(path));
  }
}
