package org.logkeep.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTest {

  private final Sys sys = new Sys();

  @Test
  void findsUsersAndGroups() {
    UserDatabase users = new UserDatabase(sys);
    UserDatabase.User root = users.user("root").orElseThrow();
    assertThat(root.uid()).isZero();
    assertThat(root.groups()).contains(0);
    assertThat(users.userName(0)).contains("root");
    assertThat(users.group("adm")).isPresent();
    assertThat(users.user("no such user")).isEmpty();
    assertThat(users.user("a\0b")).isEmpty();
    assertThat(users.group("no such group")).isEmpty();
  }

  @Test
  void givesUpRootInEveryThread(@TempDir Path dir) throws Exception {
    Assumptions.assumeTrue(sys.process().uid() == 0, "needs root");
    Path output = dir.resolve("out");
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PrivilegeDropper.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output).lines().filter(line -> !line.isBlank()).toList())
        .containsExactly(
            "threads that are root: 0",
            "capabilities kept by others: 0",
            "kept: true",
            "root again: false");
  }

  @Test
  void knowsTheHost() throws Exception {
    HostNames names = new HostNames(sys);
    assertThat(names.plain())
        .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    assertThat(names.qualified()).startsWith(names.brief());
  }

  @Test
  void looksAtAProcessOnceAPeriod() {
    AtomicLong clock = new AtomicLong();
    ProcessFacts facts = new ProcessFacts(sys, clock::get, 1000, 2);
    ProcessFacts.Facts mine = facts.of(sys.process().pid());
    assertThat(mine.command()).isEqualTo("java");
    assertThat(mine.executable()).endsWith("/java");
    assertThat(mine.commandLine()).contains("java");
    clock.set(999);
    assertThat(facts.of(sys.process().pid())).isSameAs(mine);
    clock.set(1000);
    assertThat(facts.of(sys.process().pid())).isNotSameAs(mine).isEqualTo(mine);
    assertThat(facts.of(Integer.MAX_VALUE)).isEqualTo(ProcessFacts.Facts.UNKNOWN);
  }

  @Test
  void keepsAPidFile(@TempDir Path dir) throws Exception {
    PidFile file = new PidFile(sys, new RealDisk(sys), dir + "/pid");
    assertThat(file.owner()).isEmpty();
    file.write();
    assertThat(dir.resolve("pid")).hasContent(sys.process().pid() + "\n");
    assertThat(file.owner()).isEmpty();
    Files.writeString(dir.resolve("pid"), "1\n");
    assertThat(file.owner()).hasValue(1);
    file.remove();
    assertThat(dir.resolve("pid")).exists();
    for (String odd : new String[] {"", "x", "0", "-1", "9".repeat(5000), "1 2"}) {
      Files.writeString(dir.resolve("pid"), odd);
      assertThat(file.owner()).as(odd).isEmpty();
    }
    file.write();
    file.remove();
    assertThat(dir.resolve("pid")).doesNotExist();
  }

  @Test
  void findsWhoIsLoggedIn(@TempDir Path dir) throws Exception {
    int size = Abi.current().utmpSize();
    byte[] utmp = new byte[3 * size + 10];
    record(utmp, 0, 7, sys.process().pid(), "pts/3", "ann");
    record(utmp, size, 8, sys.process().pid(), "pts/4", "gone");
    record(utmp, 2 * size, 7, sys.process().pid(), "../etc/passwd", "forger");
    Path file = Files.write(dir.resolve("utmp"), utmp);
    Utmp sessions = new Utmp(sys, new RealDisk(sys), file.toString());
    assertThat(sessions.sessions(sys))
        .containsExactly(new Utmp.Session("ann", "pts/3", "far", sys.process().pid()));
    assertThat(new Utmp(sys, new RealDisk(sys), dir + "/none").sessions(sys)).isEmpty();
  }

  private static void record(byte[] utmp, int at, int type, int pid, String line, String user) {
    var view = MemorySegment.ofArray(utmp);
    view.set(Native.SHORT, at, (short) type);
    view.set(Native.INT, at + 4, pid);
    put(utmp, at + 8, line);
    put(utmp, at + 44, user);
    put(utmp, at + 76, "far");
  }

  private static void put(byte[] utmp, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, utmp, at, bytes.length);
  }
}
