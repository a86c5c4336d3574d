package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * Every example that the help of any command shows is run by the shell as it stands, on a system
 * that has the files it names, beside running daemons. Needs root.
 */
class HelpExamplesTest {
  /** It has no arguments, and so no examples. */
  private static final Set<String> WITHOUT = Set.of("version");

  private static final Pattern DAEMON = Pattern.compile("logkeep (run|syslog-ng)( .*)?");

  /** Commands with exit codes for findings: 1 and 2 still say that the example was understood. */
  private static final Set<String> TELLING = Set.of("check", "convert", "rules lint");

  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z-]+) {2,}\\S");

  /** What programs, a JDK of the distribution among them, need below {@code /etc}. */
  private static final String NEEDED =
      "/etc/passwd /etc/group /etc/hosts /etc/nsswitch.conf /etc/ld.so.cache /etc/logcheck"
          + " /etc/java*";

  private static final String SYSLOG_NG =
      """
      @version: 3.38
      source s { unix-dgram("/dev/log"); internal(); };
      source n { network(ip("127.0.0.1") transport("udp") port(5515)); };
      destination d { file("/var/log/messages"); };
      log { source(s); source(n); destination(d); };
      """;
  private static final String SYSLOG =
      """
      listen 127.0.0.1:5516
      mail.*\t-/var/log/mail.log
      *.*;auth,authpriv.none\t-/var/log/syslog
      """;

  @TempDir private Path directory;
  private Path work;
  private OwnSystem system;
  private OwnNetwork network;

  @BeforeEach
  void makeSystem() throws Exception {
    work = Files.createDirectory(directory.resolve("work"));
    network = OwnNetwork.up(directory);
    system = new OwnSystem(directory);
    for (String place : List.of("/var/log", "/var/lib", "/var/tmp", "/usr/local/sbin")) {
      lay(place);
    }
    Path etc = lay("/etc");
    String copy =
        "for f in " + NEEDED + "; do if [ -e $f ]; then cp -rL $f '" + etc + "'; fi; done";
    run("the copy of /etc", List.of("sh", "-ec", copy));
    Files.createDirectory(etc.resolve("syslog-ng"));
    Files.writeString(etc.resolve("syslog-ng/syslog-ng.conf"), SYSLOG_NG);
    Files.writeString(etc.resolve("syslog.conf"), SYSLOG);
    Files.writeString(work.resolve("my.conf"), SYSLOG_NG);
    Files.writeString(work.resolve("messages.raw"), "<13>Oct 11 22:14:15 host app: one\n");
    Files.writeString(
        place("/var/log").resolve("syslog"), "Nov 23 20:00:00 h nginx[7]: worker 12 exited\n");
    script(
        place("/usr/local/sbin").resolve("mail_pwd_failures.sh"),
        "printf '%s\\n' \"$3\" | mail -s warning root");
    script(
        place("/usr/local/sbin").resolve("logkeep"),
        "exec " + String.join(" ", CommandLine.logkeep()) + " \"$@\"");
  }

  @AfterEach
  void takeDown() {
    network.close();
  }

  private Path place(String place) {
    return directory.resolve(place.replace('/', '_'));
  }

  private Path lay(String place) throws IOException {
    Path own = Files.createDirectory(place(place));
    system.lay(own.toString(), place);
    return own;
  }

  private static void script(Path path, String text) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The words that run a line of a shell in the work directory of the system. */
  private List<String> shell(String line) {
    String whole = "cd '" + work + "'; PATH=/usr/local/sbin:$PATH; " + line;
    return network.within(system.within(List.of("sh", "-c", whole)));
  }

  private String run(String what, List<String> command) throws Exception {
    return run(what, command, Set.of(0));
  }

  private String run(String what, List<String> command, Set<Integer> right) throws Exception {
    Path console = directory.resolve("shell");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    int code = process.waitFor();
    String said = Files.readString(console, StandardCharsets.ISO_8859_1);
    assertThat(code).as(what + ": " + said).isIn(right);
    return said;
  }

  private static List<String> commands(String overview) {
    List<String> commands = new ArrayList<>(List.of("syslog-ng"));
    Matcher row = COMMAND.matcher(overview);
    while (row.find()) {
      commands.add(row.group(1));
    }
    return commands;
  }

  private static List<String> examples(String help) {
    return help.lines()
        .dropWhile(line -> !line.startsWith("Example"))
        .map(line -> line.replaceFirst("^Example: ", "").strip())
        .filter(line -> line.contains("logkeep "))
        .toList();
  }

  @Test
  void everyExampleRuns() throws Exception {
    List<String> commands = commands(run("the overview", shell("logkeep help")));
    assertThat(commands).contains("run", "ctl", "loggen");
    List<String> daemons = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String command : commands) {
      List<String> examples = examples(run(command, shell("logkeep " + command + " --help")));
      assertThat(examples.isEmpty()).as(command).isEqualTo(WITHOUT.contains(command));
      for (String example : examples) {
        (DAEMON.matcher(example).matches() ? daemons : others).add(example);
      }
    }
    for (String example : daemons) {
      runsUntilStopped(example);
    }
    try (RunningProgram _ = start("logkeep run");
        RunningProgram _ = start("logkeep run -f /etc/syslog-ng/syslog-ng.conf")) {
      for (String example : others) {
        boolean telling = TELLING.stream().anyMatch(c -> example.contains("logkeep " + c + " "));
        run(example, shell(example), telling ? Set.of(0, 1, 2) : Set.of(0));
      }
    }
    assertThat(work.resolve("var/log/syslog")).content().contains("on built-in defaults", "by UDP");
    assertThat(place("/var/log").resolve("messages")).content().contains("the queue is full");
  }

  private void runsUntilStopped(String example) throws Exception {
    try (RunningProgram daemon = start(example)) {
      assertThat(daemon.stop()).as(example + ": " + daemon.printed()).isZero();
    }
  }

  /** Starts an example, and waits until its control socket answers. */
  private RunningProgram start(String example) throws Exception {
    RunningProgram daemon =
        RunningProgram.start(
            directory.resolve("console" + example.hashCode()), Map.of(), shell("exec " + example));
    Path control =
        example.contains(" -c ")
            ? place("/var/tmp").resolve("ctl")
            : example.contains(" -f ")
                ? place("/var/lib").resolve("logkeep/logkeep.ctl")
                : work.resolve("var/logkeep.ctl");
    daemon.await("the control socket of " + example, () -> Files.exists(control));
    return daemon;
  }
}
