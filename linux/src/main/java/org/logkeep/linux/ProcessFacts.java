package org.logkeep.linux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What {@code /proc} tells of the processes that send to us, proc(5). Looked at once per process
 * and period: a sender of ten thousand messages a second costs four small reads a period, and a
 * number that was given to a new process is noticed after one. The sender may be gone before it is
 * looked at; then everything is empty. For one thread.
 */
public final class ProcessFacts {

  private static final int LONGEST = 4096;

  /**
   * Facts of a process.
   *
   * @param command short name, {@code /proc/PID/comm}
   * @param executable path of its program, {@code /proc/PID/exe}
   * @param commandLine its arguments, with blanks between
   * @param controlGroup where it lives, the path of {@code /proc/PID/cgroup}
   */
  public record Facts(String command, String executable, String commandLine, String controlGroup) {

    /** Of a process that is gone. */
    public static final Facts UNKNOWN = new Facts("", "", "", "");
  }

  private record Known(Facts facts, long since) {}

  private final Sys sys;
  private final LongSupplier nanoClock;
  private final long period;
  private final Map<Integer, Known> known;

  /**
   * A cache.
   *
   * @param nanoClock such as {@code System::nanoTime}
   * @param period nanoseconds that facts are believed
   * @param capacity processes remembered
   */
  public ProcessFacts(Sys sys, LongSupplier nanoClock, long period, int capacity) {
    this.sys = sys;
    this.nanoClock = nanoClock;
    this.period = period;
    this.known =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Known> eldest) {
            return size() > capacity;
          }
        };
  }

  /** Facts of a process, perhaps a period old. */
  public Facts of(int pid) {
    long now = nanoClock.getAsLong();
    Known entry = known.get(pid);
    if (entry == null || now - entry.since >= period) {
      entry = new Known(look(pid), now);
      known.put(pid, entry);
    }
    return entry.facts;
  }

  private Facts look(int pid) {
    String directory = "/proc/" + pid + "/";
    String command = content(directory + "comm").strip();
    if (command.isEmpty()) {
      return Facts.UNKNOWN;
    }
    String arguments = content(directory + "cmdline").replace('\0', ' ').stripTrailing();
    String group = content(directory + "cgroup").lines().reduce("", (first, last) -> last);
    int path = group.lastIndexOf(':');
    return new Facts(
        command,
        sys.files().readLink(directory + "exe").orElse(""),
        arguments,
        path < 0 ? "" : group.substring(path + 1));
  }

  private String content(String path) {
    int fd = sys.files().open(path, OpenFlags.READ, 0);
    if (fd < 0) {
      return "";
    }
    byte[] bytes = new byte[LONGEST];
    int size = sys.files().read(fd, bytes, 0, bytes.length);
    sys.close(fd);
    return new String(Arrays.copyOf(bytes, Math.max(size, 0)), StandardCharsets.UTF_8);
  }
}
