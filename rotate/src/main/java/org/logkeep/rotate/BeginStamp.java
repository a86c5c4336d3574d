package org.logkeep.rotate;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

/**
 * The file {@code .timestamp}: the epoch second at which the live file began, and a newline. It is
 * not synced: what a power cut makes of it, is no number, and begins anew.
 */
final class BeginStamp {

  private static final int LONGEST = 64;
  private static final int MOST_DIGITS = 15;
  private static final int MODE = 0x1B6;

  private final Disk disk;
  private final String path;

  BeginStamp(Disk disk, String directory) {
    this.disk = disk;
    this.path = directory + "/.timestamp";
  }

  /** The number that it begins with; empty if it is missing or begins with none. */
  OptionalLong read() throws DiskException {
    try {
      String text = new String(disk.readSmall(path, LONGEST), StandardCharsets.US_ASCII).strip();
      int digits = 0;
      while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
        digits++;
      }
      return digits >= 1 && digits <= MOST_DIGITS
          ? OptionalLong.of(Long.parseLong(text.substring(0, digits)))
          : OptionalLong.empty();
    } catch (DiskException e) {
      if (e.isMissing() || e.errno() == Errno.EFBIG) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  void write(long second) throws DiskException {
    String temporary = path + ".tmp";
    if (disk.status(temporary).isPresent()) {
      disk.unlink(temporary);
    }
    byte[] bytes = (second + "\n").getBytes(StandardCharsets.US_ASCII);
    try (DiskFile file = disk.create(temporary, MODE)) {
      int written = file.write(bytes, 0, bytes.length);
      if (written != bytes.length) {
        throw new DiskException("write", temporary, written < 0 ? written : Errno.ENOSPC);
      }
    }
    disk.rename(temporary, path);
  }
}
