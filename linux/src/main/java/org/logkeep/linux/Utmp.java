package org.logkeep.linux;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is logged in where, utmp(5). A missing file means nobody: systems without utmp exist.
 *
 * <pre>
 *   struct utmp   0 type(16)  4 pid(32)  8 line[32]  40 id[4]  44 user[32]  76 host[256]  ...   384 or 400 bytes
 * </pre>
 */
public final class Utmp {

  private static final int USER_PROCESS = 7;
  private static final int LARGEST = 4 * 1024 * 1024;

  /**
   * A user at a terminal.
   *
   * @param user login name
   * @param line terminal, below {@code /dev}
   * @param host where from, empty if local
   * @param pid login process
   */
  public record Session(String user, String line, String host, int pid) {}

  private final Disk disk;
  private final String path;
  private final int size;

  /** The file of this system. */
  public Utmp(Sys sys) {
    this(sys, new RealDisk(sys), "/run/utmp");
  }

  Utmp(Sys sys, Disk disk, String path) {
    this.disk = disk;
    this.path = path;
    this.size = sys.abi().utmpSize();
  }

  /**
   * Sessions whose process still lives, in the order of the file.
   *
   * @throws DiskException if the file is there but cannot be read
   */
  public List<Session> sessions(Sys sys) throws DiskException {
    byte[] bytes;
    try {
      bytes = disk.readSmall(path, LARGEST);
    } catch (DiskException e) {
      if (e.isMissing()) {
        return List.of();
      }
      throw e;
    }
    MemorySegment view = MemorySegment.ofArray(bytes);
    List<Session> sessions = new ArrayList<>();
    for (int at = 0; at + size <= bytes.length; at += size) {
      int pid = view.get(Native.INT, at + 4);
      if (view.get(Native.SHORT, at) == USER_PROCESS
          && bytes[at + 44] != 0
          && sys.process().kill(pid, 0) != -Errno.ESRCH) {
        String line = text(bytes, at + 8, 32);
        if (isTerminalName(line)) {
          sessions.add(new Session(text(bytes, at + 44, 32), line, text(bytes, at + 76, 256), pid));
        }
      }
    }
    return List.copyOf(sessions);
  }

  /**
   * The file is writable by a group on many systems: a line that leaves {@code /dev} is a forgery.
   */
  private static boolean isTerminalName(String line) {
    return !line.isEmpty()
        && !line.startsWith("/")
        && !line.startsWith(".")
        && !line.contains("/.");
  }

  private static String text(byte[] bytes, int at, int limit) {
    int end = at;
    while (end < at + limit && bytes[end] != 0) {
      end++;
    }
    return PathText.decode(bytes, at, end - at);
  }
}
