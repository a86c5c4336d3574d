package org.logkeep.engine.source;

import java.nio.charset.StandardCharsets;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;

/** How long this machine runs, {@code /proc/uptime} (proc(5)). */
record KernelClock(Disk disk) {
  private static final int LONGEST = 64;

  /** Microseconds since the boot; 0 if nobody knows. */
  long sinceBoot() {
    try {
      String text = new String(disk.readSmall("/proc/uptime", LONGEST), StandardCharsets.US_ASCII);
      return Math.round(Double.parseDouble(text.split(" ")[0]) * 1_000_000);
    } catch (DiskException | NumberFormatException e) {
      return 0;
    }
  }
}
