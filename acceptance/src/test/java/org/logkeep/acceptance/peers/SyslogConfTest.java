package org.logkeep.acceptance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.CommandLine;
import org.logkeep.acceptance.OwnNetwork;
import org.logkeep.acceptance.OwnSystem;
import org.logkeep.acceptance.Terminals;
import org.logkeep.testkit.peer.Peers;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * The handbook's {@code syslog.conf} at the places that it names, with a real rsyslogd that sends
 * and another one that is the {@code logserver}, in a network of their own. A real rsyslogd reads
 * the same file as syslogd does and says what has to be in the files. Needs root.
 */
class SyslogConfTest {
  private static final Path HANDBOOK =
      Path.of("../dialect/src/test/resources/org/logkeep/dialect/handbook/syslog.conf");

  private static final String RECEIVER =
      """
      module(load="imudp")
      input(type="imudp" address="127.0.0.1" port="514")
      module(load="builtin:omfile" Template="RSYSLOG_TraditionalFileFormat")
      $IncludeConfig @AT@
      """;
  private static final String SENDER =
      """
      module(load="imuxsock" SysSock.Use="off")
      input(type="imuxsock" Socket="@AT@")
      *.* action(type="omfwd" target="127.0.0.1" port="514" protocol="udp" template="RSYSLOG_TraditionalForwardFormat")
      """;
  private static final String LOGSERVER =
      """
      module(load="imudp")
      input(type="imudp" address="127.0.0.2" port="514")
      *.* action(type="omfile" file="@AT@" template="RSYSLOG_TraditionalFileFormat")
      """;

  private static final String TRAFFIC =
      """
      seq 0 191 | sed 's/.*/<&>message &/' | logger --prio-prefix -t app -u relay
      logger -p auth.info -t sshd --id=71 -u relay 'Failed password for root'
      logger -p mail.warning -t postfix/smtpd -u relay 'connection denied'
      logger -p daemon.alert -t app -u relay 'the last one'
      """;

  @TempDir private Path directory;
  private final Peers peers = Peers.unpacked();

  @Test
  void syslogdFilesWhatRsyslogdSendsAsRsyslogdFilesIt() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path ours = Files.createDirectory(directory.resolve("ours"));
    Path file = Files.copy(HANDBOOK, directory.resolve("syslog.conf"));
    Path receiver =
        Files.writeString(real.resolve("rsyslog.conf"), RECEIVER.replace("@AT@", file.toString()));
    Map<String, String> expected =
        play(real, peers.command("rsyslogd", "-n", "-f", receiver.toString(), "-i", real + "/pid"));
    Map<String, String> left =
        play(
            ours,
            CommandLine.logkeep(
                "syslogd",
                "-F",
                "-K",
                "-k",
                "-H",
                "-n",
                "-m0",
                "-b",
                "127.0.0.1",
                "-f",
                file.toString(),
                "-P",
                ours + "/pid",
                "-C",
                ours + "/cache"));

    assertThat(expected.get("debug")).contains("message 15");
    // sysklogd makes its files at the start, rsyslogd with their first line; no kernel speaks here.
    assertThat(left.remove("kern.log")).isEqualTo("rw-r--r--\n");
    assertThat(left).isEqualTo(expected);
  }

  private Map<String, String> play(Path place, List<String> daemon) throws Exception {
    Path logs = place.resolve("logs");
    Files.createDirectories(logs.resolve("news"));
    OwnSystem system = new OwnSystem(place);
    Path hosts = Files.writeString(place.resolve("hosts"), "127.0.0.2 logserver\n");
    try (OwnNetwork network = OwnNetwork.up(place);
        Terminals terminals = Terminals.logIn(place, system, "ann:600", "tty8:600");
        RunningProgram logserver = rsyslogd(network, place, "logserver", LOGSERVER)) {
      system.lay(logs.toString(), "/var/log");
      system.lay(hosts.toString(), "/etc/hosts");
      system.lay(terminals.devices().getLast(), "/dev/tty8");
      List<String> command = network.within(system.within(daemon));
      try (RunningProgram program =
              RunningProgram.start(place.resolve("console"), peers.environment(), command);
          RunningProgram sender = rsyslogd(network, place, "relay", SENDER)) {
        program.await("the pid file", () -> Files.exists(place.resolve("pid")));
        sender.await("the relay's socket", () -> Files.exists(place.resolve("relay")));
        send(place);
        program.await("all terminals", () -> terminals.shown("ann").contains("the last one"));
        logserver.await("all at the logserver", () -> lines(place.resolve("logserver")) == 195);
        assertThat(program.stop()).as(program.printed()).isZero();
      }
      return new Leavings(logs, line -> line).files();
    }
  }

  /** Starts a real rsyslogd whose socket or file is in the place, under its name. */
  private RunningProgram rsyslogd(OwnNetwork network, Path place, String name, String text)
      throws IOException {
    Path file =
        Files.writeString(
            place.resolve(name + ".conf"), text.replace("@AT@", place.resolve(name).toString()));
    List<String> command =
        peers.command("rsyslogd", "-n", "-f", file.toString(), "-i", place + "/" + name + ".pid");
    RunningProgram program =
        RunningProgram.start(
            place.resolve(name + ".console"), peers.environment(), network.within(command));
    program.await("rsyslogd's pid", () -> Files.exists(place.resolve(name + ".pid")));
    return program;
  }

  /** How many lines a file has that are not a daemon's own. */
  private static long lines(Path file) throws IOException {
    return Files.exists(file)
        ? new Leavings(file, line -> line).lines(Files.readString(file)).lines().count()
        : 0;
  }

  private static void send(Path place) throws IOException, InterruptedException {
    Process sender =
        new ProcessBuilder("sh", "-ec", TRAFFIC)
            .directory(place.toFile())
            .redirectErrorStream(true)
            .redirectOutput(place.resolve("sent").toFile())
            .start();
    assertThat(sender.waitFor()).as(Files.readString(place.resolve("sent"))).isZero();
  }
}
