package org.logkeep.acceptance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.CommandLine;
import org.logkeep.acceptance.OwnSystem;
import org.logkeep.acceptance.Terminals;
import org.logkeep.testkit.peer.Peers;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * The {@code syslog-ng.conf} that the handbook's page prints, at the places that it names: {@code
 * /dev/log}, {@code /proc/kmsg}, {@code /var/log}, {@code /dev/tty12} and root's terminal, all of
 * them the test's own. Needs root.
 */
class PrintedPageTest {
  private static final Path PAGE =
      Path.of("../dialect/src/test/resources/org/logkeep/dialect/handbook/syslog-ng.conf.page");

  /**
   * What is sent to {@code /dev/log}, each by a connection of its own, and what {@code /dev/tty12}
   * then shows: connections that are open at once are read in any order.
   */
  private static final List<Sent> TRAFFIC =
      List.of(
          new Sent(
              "seq 0 191 | sed 's/.*/<&>message &/' | logger --prio-prefix -t app", "message 191"),
          new Sent(
              "logger -p auth.info -t sshd --id=71 'Failed password for root'", "Failed password"),
          new Sent(
              "logger -p mail.warning -t postfix/smtpd 'connection denied'", "connection denied"),
          new Sent("logger -p user.emerg -t app 'the last one'", "the last one"));

  /**
   * A message.
   *
   * @param command sends it
   * @param text what is seen of it in the end
   */
  private record Sent(String command, String text) {}

  private static final String KERNEL =
      "<6>[    1.234567] usb 1-1: new device\n<4>eth0: link up\n<0>[    2.0] panic\n";

  @TempDir private Path directory;
  private final Peers peers = Peers.unpacked();

  /**
   * The page's text with what it has lost put back: a first line, ends of blocks, a file's name.
   */
  private static String repaired() throws IOException {
    String text = "@version: 3.38\n" + Files.readString(PAGE);
    text = put(text, "messages syslog-ng missed (0).\n", "stats_freq(43200);\n};\n");
    text = put(text, "unix-stream(\"/dev/log\" max-connections(256));\n", "internal();\n};\n");
    return put(text, "destination mailinfo { file(\"/var/log/", "mail.info");
  }

  private static String put(String text, String behind, String lost) {
    assertThat(text.split(Pattern.quote(behind), -1)).hasSize(2);
    return text.replace(behind, behind + lost);
  }

  @Test
  void thePrintedLinesFileWhatTheRealSyslogNgFiles() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path ours = Files.createDirectory(directory.resolve("ours"));
    Map<String, String> expected = play(real, peers.command("syslog-ng", arguments(real)));
    List<String> logkeep = new ArrayList<>(List.of("syslog-ng"));
    logkeep.addAll(List.of(arguments(ours)));
    Map<String, String> left = play(ours, CommandLine.logkeep(logkeep.toArray(String[]::new)));

    assertThat(expected.get("auth.log")).contains("Failed password");
    assertThat(expected.get("the terminal of root")).contains("the last one");
    assertThat(expected.get("/dev/tty12")).contains("connection denied");
    assertThat(left).isEqualTo(expected);
  }

  private static String[] arguments(Path place) throws IOException {
    return Peers.syslogNgArguments(
        place, Files.writeString(place.resolve("syslog-ng.conf"), repaired()));
  }

  /** Runs a daemon with the page's configuration, and gives what is in its files and terminals. */
  private Map<String, String> play(Path place, List<String> daemon) throws Exception {
    Path logs = Files.createDirectory(place.resolve("logs"));
    Path kernel = place.resolve("kmsg");
    run(place, List.of("mkfifo", kernel.toString()));
    OwnSystem system = new OwnSystem(place);
    try (Terminals terminals = Terminals.logIn(place, system, "root:600", "tty12:600")) {
      system.lay(logs.toString(), "/var/log");
      system.lay(kernel.toString(), "/proc/kmsg");
      system.lay(terminals.devices().getLast(), "/dev/tty12");
      Leavings leavings = new Leavings(logs, line -> line);
      try (RandomAccessFile records = new RandomAccessFile(kernel.toFile(), "rw");
          RunningProgram program =
              RunningProgram.start(
                  place.resolve("console"), peers.environment(), system.within(daemon))) {
        program.await("/dev/log", () -> Files.exists(system.at("/dev/log")));
        records.writeBytes(KERNEL);
        program.await("the kernel's", () -> holds(logs.resolve("kern.log"), "panic"));
        for (Sent sent : TRAFFIC) {
          run(place, system.within(List.of("sh", "-ec", sent.command())));
          program.await(sent.text(), () -> terminals.shown("tty12").contains(sent.text()));
        }
        program.await("what is for root", () -> terminals.shown("root").contains("the last one"));
        assertThat(program.stop()).as(program.printed()).isZero();
      }
      Map<String, String> left = new TreeMap<>(leavings.files());
      left.put("/dev/tty12", leavings.lines(terminals.shown("tty12")));
      left.put("the terminal of root", leavings.lines(terminals.shown("root")));
      return left;
    }
  }

  private static boolean holds(Path file, String text) throws IOException {
    return Files.exists(file) && Files.readString(file).contains(text);
  }

  private static void run(Path place, List<String> command)
      throws IOException, InterruptedException {
    Path console = place.resolve("shell");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(console)).isZero();
  }
}
