package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datagrams of odd shapes, and the bytes that they leave in a file. */
class DatagramsTest {
  private static final String STAMP = "Oct 11 22:14:15 ";

  @TempDir Path directory;

  /** What a file holds once the datagrams are in it, with {@code HOST} for the own name. */
  private List<String> written(String... datagrams) throws Exception {
    try (RunningSyslogd daemon =
        RunningSyslogd.start(directory, "user.*\t@DIR@/all\n", "-K", "-s", "-m0")) {
      for (String datagram : datagrams) {
        daemon.datagram(datagram);
      }
      daemon.datagram("<14>end: end");
      daemon.awaitText("all", " end: end\n");
      String host = InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", "");
      String content = daemon.content("all").replace(" " + host + " ", " HOST ");
      List<String> lines = List.of(content.split("\n"));
      return lines.subList(0, lines.size() - 1);
    }
  }

  @Test
  void showWhatTheyEndIn() throws Exception {
    assertThat(
            written(
                "<14>" + STAMP + "app: newline\n",
                "<14>" + STAMP + "app: blanks  ",
                "<14>" + STAMP + "app: crlf\r\n",
                "<14>" + STAMP + "app: nul\0 and more",
                "<14>" + STAMP + "app: newline, nul\n\0",
                "<14>1 2003-10-11T22:14:15Z h app - - - five\n"))
        .containsExactly(
            STAMP + "HOST app: newline ",
            STAMP + "HOST app: blanks  ",
            STAMP + "HOST app: crlf^M ",
            STAMP + "HOST app: nul",
            STAMP + "HOST app: newline, nul ",
            STAMP + "HOST app: five ");
  }

  @Test
  void keepTheirTextWhereNoStampStands() throws Exception {
    assertThat(
            written(
                "<14>Oct 11 22:14:15.123 host app: fraction",
                "<14>Oct 11 22:14:15: app: colon",
                "<14>Oct 5 22:14:15 app: day without padding",
                "<14>2003-10-11T22:14:15.003Z host app: iso"))
        .map(line -> line.substring(STAMP.length()))
        .containsExactly(
            "HOST 11: 22:14:15.123 host app: fraction",
            "HOST 11: 22:14:15: app: colon",
            "HOST 5: 22:14:15 app: day without padding",
            "HOST 2003-10-11T22: 14:15.003Z host app: iso");
  }
}
