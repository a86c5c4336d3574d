package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.peer.Peers;
import org.logkeep.testkit.peer.RunningProgram;

/** The real rsyslogd and syslog-ng send to syslogd over the network, and receive from it. */
class PeersTest {
  @TempDir Path directory;

  private RunningProgram rsyslogd(String configuration) throws IOException {
    Path place = Files.createDirectory(directory.resolve("rsyslog"));
    return Peers.unpacked().rsyslogd(place, configure(place, configuration));
  }

  private RunningProgram syslogNg(String configuration) throws IOException {
    Path place = Files.createDirectory(directory.resolve("ng"));
    return Peers.unpacked().syslogNg(place, configure(place, "@version: 3.38\n" + configuration));
  }

  private Path configure(Path place, String configuration) throws IOException {
    return Files.writeString(
        place.resolve("conf"), configuration.replace("@DIR@", directory.toString()));
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
        RunningProgram _ =
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
        RunningProgram _ =
            syslogNg(
                """
                source s { unix-dgram("@DIR@/peer.sock"); };
                destination d { syslog("127.0.0.1" transport("udp") port(%d)); };
                log { source(s); destination(d); };
                """
                    .formatted(port))) {
      relayed(daemon, "mail", "through syslog-ng");
      // syslog-ng ends its datagrams with a newline, which sysklogd shows as a blank.
      assertThat(daemon.content("mail"))
          .contains(" app - - [meta sequenceId=\"1\"] through syslog-ng \n");
    }
  }

  @Test
  void sendsToRsyslogdAndToSyslogNg() throws Exception {
    int rsyslog = RunningSyslogd.freePort();
    int ng = RunningSyslogd.freePort();
    try (RunningProgram _ =
            rsyslogd(
                """
                module(load="imudp")
                input(type="imudp" address="127.0.0.1" port="%d")
                *.* @DIR@/rsyslog.out
                """
                    .formatted(rsyslog));
        RunningProgram _ =
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
