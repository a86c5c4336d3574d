package org.logkeep.linux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** The file that tells others the daemon's process number: digits and a newline. */
public final class PidFile {

  private static final int LONGEST = 32;
  private static final int MODE = 0x1A4;

  private final Disk disk;
  private final ProcessCalls process;
  private final String path;

  /** A file at a path; not written yet. */
  public PidFile(Sys sys, Disk disk, String path) {
    this.disk = disk;
    this.process = sys.process();
    this.path = path;
  }

  /** The living process that the file names, unless it is this one. */
  public OptionalInt owner() {
    try {
      String text = new String(disk.readSmall(path, LONGEST), StandardCharsets.US_ASCII).strip();
      if (!text.matches("[1-9][0-9]{0,8}")) {
        return OptionalInt.empty();
      }
      int pid = Integer.parseInt(text);
      boolean alive = process.kill(pid, 0) != -Errno.ESRCH;
      return alive && pid != process.pid() ? OptionalInt.of(pid) : OptionalInt.empty();
    } catch (DiskException missingOrOdd) {
      return OptionalInt.empty();
    }
  }

  /** Writes this process's number, replacing what is there. */
  public void write() throws DiskException {
    disk.writeAtomically(path, (process.pid() + "\n").getBytes(StandardCharsets.US_ASCII), MODE);
  }

  /** Removes the file if it still names this process. */
  public void remove() throws DiskException {
    byte[] mine = (process.pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    if (disk.status(path).isPresent() && Arrays.equals(disk.readSmall(path, LONGEST), mine)) {
      disk.unlink(path);
    }
  }
}
