package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real rsyslogd and syslog-ng send to syslogd over the network, and receive from it. */
class PeersTest {
  private static final Path PEERS =
      Path.of(System.getenv().getOrDefault("LOGKEEP_PEERS", "/opt/logkeep-peers"), "bin");

  @TempDir Path directory;

  /** A peer as a process. */
  private record Peer(Process process) implements AutoCloseable {
    static Peer start(Path directory, String... command) throws IOException {
      return new Peer(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("peer.console").toFile())
              .start());
    }

    @Override
    public void close() {
      process.destroy();
      process
          .onExit()
          .orTimeout(20, TimeUnit.SECONDS)
          .exceptionally(late -> process.destroyForcibly())
          .join();
    }
  }

  private Peer rsyslogd(String configuration) throws IOException {
    Path file = directory.resolve("rsyslog.conf");
    Files.writeString(file, configuration.replace("@DIR@", directory.toString()));
    return Peer.start(
        directory,
        PEERS.resolve("rsyslogd").toString(),
        "-n",
        "-f",
        file.toString(),
        "-i",
        directory.resolve("rsyslog.pid").toString());
  }

  private Peer syslogNg(String configuration) throws IOException {
    Path file = directory.resolve("syslog-ng.conf");
    Files.writeString(
        file, "@version: 3.38\n" + configuration.replace("@DIR@", directory.toString()));
    String path = directory.toString();
    return Peer.start(
        directory,
        PEERS.resolve("syslog-ng").toString(),
        "-F",
        "-f",
        file.toString(),
        "-R",
        path + "/persist",
        "-p",
        path + "/ng.pid",
        "-c",
        path + "/ng.ctl",
        "--no-caps");
  }

  /** Sends through the peer's socket, which it makes late, until the message has come through. */
  private void relayed(RunningSyslogd daemon, String file, String text) throws IOException {
    String socket = directory.resolve("peer.sock").toString();
    daemon.await(
        "'" + text + "' in " + file,
        () -> {
          try {
            int _ =
                new ProcessBuilder("logger", "-u", socket, "-t", "app", "-p", "mail.err", text)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return daemon.content(file).contains(text);
          } catch (IOException | InterruptedException e) {
            return false;
          }
        });
  }

  @Test
  void takesWhatRsyslogdRelays() throws Exception {
    int port = RunningSyslogd.freePort();
    try (RunningSyslogd daemon =
            RunningSyslogd.start(
                directory,
                "listen 127.0.0.1:" + port + "\nmail.=err\t@DIR@/mail\n",
                "-K",
                "-H",
                "-n",
                "-m0");
        Peer _ =
            rsyslogd(
                """
                module(load="imuxsock" SysSock.Use="off")
                input(type="imuxsock" Socket="@DIR@/peer.sock")
                *.* @127.0.0.1:%d
                """
                    .formatted(port))) {
      relayed(daemon, "mail", "through rsyslogd");
      assertThat(daemon.content("mail")).contains(" app: through rsyslogd\n");
    }
  }

  @Test
  void takesWhatSyslogNgRelaysInTheNewForm() throws Exception {
    int port = RunningSyslogd.freePort();
    try (RunningSyslogd daemon =
            RunningSyslogd.start(
                directory,
                "listen 127.0.0.1:" + port + "\nmail.=err\t@DIR@/mail\t;RFC5424\n",
                "-K",
                "-H",
                "-n",
                "-m0");
        Peer _ =
            syslogNg(
                """
                source s { unix-dgram("@DIR@/peer.sock"); };
                destination d { syslog("127.0.0.1" transport("udp") port(%d)); };
                log { source(s); destination(d); };
                """
                    .formatted(port))) {
      relayed(daemon, "mail", "through syslog-ng");
      assertThat(daemon.content("mail"))
          .contains(" app - - [meta sequenceId=\"1\"] through syslog-ng\n");
    }
  }

  @Test
  void sendsToRsyslogdAndToSyslogNg() throws Exception {
    int rsyslog = RunningSyslogd.freePort();
    int ng = RunningSyslogd.freePort();
    try (Peer _ =
            rsyslogd(
                """
                module(load="imudp")
                input(type="imudp" address="127.0.0.1" port="%d")
                *.* @DIR@/rsyslog.out
                """
                    .formatted(rsyslog));
        Peer _ =
            syslogNg(
                """
                source s { syslog(ip("127.0.0.1") transport("udp") port(%d)); };
                destination d { file("@DIR@/ng.out" template("$FACILITY.$LEVEL $PROGRAM $MSG\\n")); };
                log { source(s); destination(d); };
                """
                    .formatted(ng))) {
      sendsToBoth(rsyslog, ng);
    }
  }

  private void sendsToBoth(int rsyslog, int ng) throws Exception {
    String[] arguments = {"-K", "-s", "-m0"};
    try (RunningSyslogd daemon =
        RunningSyslogd.start(
            directory,
            """
            user.*\t@127.0.0.1:%d ;RFC3164
            user.*\t@127.0.0.1:%d ;RFC5424
            """
                .formatted(rsyslog, ng),
            arguments)) {
      // UDP is lost as long as a peer is not up, so it is sent until both have it.
      daemon.await(
          "both peers to have a message",
          () -> {
            try {
              daemon.logger("-t", "app", "number " + System.nanoTime());
            } catch (IOException | InterruptedException e) {
              return false;
            }
            return daemon.content("rsyslog.out").contains(" app: number ")
                && daemon.content("ng.out").contains("user.notice app number ");
          });
    }
  }
}
