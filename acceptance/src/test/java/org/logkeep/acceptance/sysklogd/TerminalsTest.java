package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.OwnSystem;
import org.logkeep.testkit.peer.RunningProgram;

/** Lines on the terminals of those who are logged in, as utmp(5) tells. Needs root. */
class TerminalsTest {
  /** Logs users in at new terminals, whose output it files. */
  private static final String LOGINS =
      """
      import os, platform, pty, selectors, struct, sys, tty
      size = 400 if platform.machine() == 'aarch64' else 384
      ready = selectors.DefaultSelector()
      records = b''
      for login in sys.argv[2:]:
        name, mode, path = login.split(':')
        master, slave = pty.openpty()
        tty.setraw(slave)
        terminal = os.ttyname(slave)
        os.chmod(terminal, int(mode, 8))
        records += struct.pack('hxxi32s4s32s256s', 7, os.getpid(), terminal[5:].encode(), b'',
                               name.encode(), b'').ljust(size, b'\\0')
        ready.register(master, selectors.EVENT_READ, open(path, 'wb', 0))
        print(terminal, flush=True)
      with open(sys.argv[1], 'wb') as utmp:
        utmp.write(records)
      print('ready', flush=True)
      while True:
        for key, _ in ready.select():
          key.fileobj >= 0 and key.data.write(os.read(key.fd, 65536))
      """;

  private static final String STAMP = "\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ ";

  @TempDir Path directory;

  private RunningProgram logIn(OwnSystem system, String... logins) throws IOException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of("python3", "-c", LOGINS, system.at("/run/utmp").toString()));
    for (String login : logins) {
      command.add(login + ":" + directory.resolve(login.substring(0, login.indexOf(':'))));
    }
    RunningProgram program = RunningProgram.start(directory.resolve("logins"), Map.of(), command);
    program.await("the logins", () -> program.printed().endsWith("ready\n"));
    return program;
  }

  @Test
  void takeWhatIsForTheirUsersAndWhatIsForAll() throws Exception {
    OwnSystem system = new OwnSystem(directory);
    try (RunningProgram users = logIn(system, "ann:600", "bob:600", "deaf:400")) {
      String terminal = users.printed().lines().findFirst().orElseThrow();
      RunningSyslogd.configure(
          directory,
          """
          local0.*\tann,nobody
          local1.*\t*
          local2.*\t%s
          """
              .formatted(terminal));
      String path = directory.toString();
      try (RunningSyslogd daemon =
          RunningSyslogd.start(
              directory,
              system.within(
                  RunningSyslogd.command(
                      "-F",
                      "-K",
                      "-s",
                      "-m0",
                      "-f",
                      path + "/conf",
                      "-P",
                      path + "/pid",
                      "-p",
                      path + "/sock")))) {
        daemon.logger("-p", "local0.info", "-t", "app", "for ann");
        daemon.awaitText("ann", "for ann\r\n\r\n");
        daemon.logger("-p", "local2.info", "-t", "app", "for a terminal");
        daemon.awaitText("ann", "for a terminal\r\n");
        daemon.logger("-p", "local1.emerg", "-t", "app", "for all");
        daemon.awaitText("ann", "app: for all\r\n\r\n");
        daemon.awaitText("bob", "app: for all\r\n\r\n");
        String wall =
            "\r\n\u0007Message from syslogd@\\S+ at"
                + " \\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4} \\.\\.\\.\r\n"
                + "app: for all\r\n\r\n";
        assertThat(daemon.content("ann"))
            .matches(STAMP + "app: for ann\r\n\r\n" + STAMP + "app: for a terminal\r\n" + wall);
        assertThat(daemon.content("bob")).matches(wall);
        assertThat(daemon.content("deaf")).as("who lets nobody write").isEmpty();
        assertThat(Files.exists(directory.resolve("deaf"))).isTrue();
      }
    }
  }
}
