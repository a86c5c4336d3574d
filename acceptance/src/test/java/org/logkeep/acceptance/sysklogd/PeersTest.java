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
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
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

  /** A peer that makes its socket late is asked until it is there. */
  private void peerLogger(RunningSyslogd daemon, String tag, String text) throws IOException {
    String socket = directory.resolve("peer.sock").toString();
    daemon.await(
        "the peer's socket",
        () -> {
          try {
            return new ProcessBuilder("logger", "-u", socket, "-t", tag, "-p", "mail.err", text)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                    == 0
                && Files.exists(Path.of(socket));
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
      peerLogger(daemon, "app", "through rsyslogd");
      daemon.awaitText("mail", " app: through rsyslogd\n");
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
      peerLogger(daemon, "app", "through syslog-ng");
      daemon.awaitText("mail", " app - - ");
      assertThat(daemon.content("mail")).contains("through syslog-ng");
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
                    .formatted(ng));
        RunningSyslogd daemon =
            RunningSyslogd.start(
                directory,
                """
                user.*\t@127.0.0.1:%d ;RFC3164
                user.*\t@127.0.0.1:%d ;RFC5424
                """
                    .formatted(rsyslog, ng),
                "-K",
                "-ss",
                "-m0")) {
      // secure mode 2 forwards nothing at all.
      daemon.logger("-t", "app", "never");
      RunningSyslogd.configure(directory, "secure_mode 1\n");
      assertThat(daemon.stop()).isZero();
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
      assertThat(daemon.content("rsyslog.out")).doesNotContain("never");
      assertThat(daemon.content("ng.out")).doesNotContain("never");
    }
  }
}
