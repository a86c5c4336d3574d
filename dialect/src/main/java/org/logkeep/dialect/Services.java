package org.logkeep.dialect;

import java.util.OptionalInt;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Ports by number or by the name of their service, as services(5) lists it for UDP.
 *
 * @param reader reads the list, when a name is asked for that is not that of syslog itself
 */
public record Services(ConfigReader reader) {
  private static final String LIST = "/etc/services";
  private static final String SYSLOG = "syslog";
  private static final int SYSLOG_PORT = 514;
  private static final int HIGHEST = 65535;

  /** The port that a word means, from 1 to 65535; nothing if there is none. */
  public OptionalInt port(String word) {
    if (word.equals(SYSLOG)) {
      return OptionalInt.of(SYSLOG_PORT);
    }
    boolean digits = word.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits
        ? number(word)
        : reader.read(LIST).map(list -> find(word, list)).orElseGet(OptionalInt::empty);
  }

  private static OptionalInt number(String digits) {
    int port = digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
    return port >= 1 && port <= HIGHEST ? OptionalInt.of(port) : OptionalInt.empty();
  }

  /** Lines are {@code NAME PORT/PROTOCOL [ALIAS...] [# remark]}. */
  private static OptionalInt find(String word, SourceText list) {
    for (int line = 1; line <= list.lines(); line++) {
      String[] words = list.lineText(line).replaceFirst("#.*", "").trim().split("\\s+");
      if (words.length < 2 || !words[1].endsWith("/udp")) {
        continue;
      }
      for (int i = 0; i < words.length; i++) {
        if (i != 1 && words[i].equals(word)) {
          return number(words[1].substring(0, words[1].length() - "/udp".length()));
        }
      }
    }
    return OptionalInt.empty();
  }
}
