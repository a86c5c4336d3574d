package org.logkeep.acceptance.sysklogd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The threads of a process as the kernel shows them, proc(5). */
record Threads(long pid) {

  /**
   * Whether the process has nothing to do: all threads sleep. Looked at twice, since a thread that
   * is seen to sleep may be woken by one that is looked at after it.
   */
  boolean allSleep() {
    boolean first = look();
    return look() && first;
  }

  private boolean look() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return tasks.toList().stream().allMatch(Threads::sleeps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean sleeps(Path task) {
    try {
      String stat = Files.readString(task.resolve("stat"));
      // The name stands in parentheses, of which it may have some itself.
      return List.of("S", "I").contains(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0]);
    } catch (IOException e) {
      // It ended in between.
      return !Files.exists(task);
    }
  }
}
