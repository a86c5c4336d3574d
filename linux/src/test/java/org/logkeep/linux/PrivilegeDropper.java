package org.logkeep.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Started by {@link ProcessTest} as a process of its own: gives up root, and looks at all threads
 * of the JVM.
 */
final class PrivilegeDropper {

  private PrivilegeDropper() {}

  public static void main(String[] args) throws Exception {
    Sys sys = new Sys();
    Privileges privileges = new Privileges(sys);
    UserDatabase.User nobody = new UserDatabase(sys).user("nobody").orElseThrow();
    privileges.become(nobody, Set.of(Capability.SYSLOG));
    List<String> threads = threadStates();
    System.out.println(
        "threads that are root: "
            + threads.stream().filter(state -> state.contains("Uid:\t0")).count());
    long capable =
        threads.stream().filter(state -> !state.contains("CapEff:\t0000000000000000")).count();
    System.out.println("capabilities kept by others: " + (capable - 1));
    System.out.println("kept: " + privileges.holds(Capability.SYSLOG));
    System.out.println("root again: " + (sys.process().setUser(0) >= 0));
  }

  private static List<String> threadStates() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.map(PrivilegeDropper::status).toList();
    }
  }

  private static String status(Path task) {
    try {
      return Files.readString(task.resolve("status"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
