package org.logkeep.engine.source;

import java.nio.charset.StandardCharsets;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;

/**
 * The file that keeps the number of the last kernel record that was read, so that a restart does
 * not log the kernel's whole buffer again. The number is followed by the id of the boot, since the
 * kernel counts anew after each.
 */
final class KernelCache {
  private static final int LONGEST = 128;
  private static final int MODE = 0644;
  private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

  private final Disk disk;
  private final String path;
  private long last = -1;
  private long saved = -1;

  KernelCache(Disk disk, String path) {
    this.disk = disk;
    this.path = path;
  }

  /** The number of the last record read in this boot, or -1. */
  long read() {
    String[] words = text(path).split(" ");
    boolean number = words[0].matches("[0-9]{1,18}");
    boolean sameBoot = words.length < 2 || words[1].equals(text(BOOT_ID));
    return number && sameBoot ? Long.parseLong(words[0]) : -1;
  }

  /** A record was read; {@link #save} writes it down. */
  void remember(long sequence) {
    last = sequence;
  }

  /** Writes the number down. */
  void save() {
    if (last < 0 || last == saved) {
      return;
    }
    try {
      byte[] text = (last + " " + text(BOOT_ID) + "\n").getBytes(StandardCharsets.US_ASCII);
      disk.writeAtomically(path, text, MODE);
      saved = last;
    } catch (DiskException e) {
      // Without the file some of the kernel's records are logged once more after a restart.
      saved = last;
    }
  }

  private String text(String file) {
    try {
      return new String(disk.readSmall(file, LONGEST), StandardCharsets.US_ASCII).strip();
    } catch (DiskException e) {
      return "";
    }
  }
}
