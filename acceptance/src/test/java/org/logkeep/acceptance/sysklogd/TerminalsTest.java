package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.OwnSystem;
import org.logkeep.acceptance.Terminals;

/** Lines on the terminals of those who are logged in, as utmp(5) tells. Needs root. */
class TerminalsTest {
  private static final String STAMP = "\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ ";

  @TempDir Path directory;

  @Test
  void takeWhatIsForTheirUsersAndWhatIsForAll() throws Exception {
    OwnSystem system = new OwnSystem(directory);
    try (Terminals users = Terminals.logIn(directory, system, "ann:600", "bob:600", "deaf:400")) {
      String terminal = users.devices().getFirst();
      RunningSyslogd.configure(
          directory,
          """
          local0.*\tann,nobody
          local1.*\t*
          local2.*\t%s
          """
              .formatted(terminal));
      try (RunningSyslogd daemon =
          RunningSyslogd.start(
              directory,
              system.within(RunningSyslogd.withOwnSocket(directory, "-K", "-s", "-m0")))) {
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
