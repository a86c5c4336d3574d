package org.logkeep.acceptance.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a daemon left, so that it can be compared with what another one left: without the daemon's
 * own lines, and with figures in place of what differs from run to run.
 *
 * @param directory that holds the files
 * @param named puts placeholders into a line for names that differ
 */
record Leavings(Path directory, UnaryOperator<String> named) {
  private static final Pattern OWN =
      Pattern.compile(" (syslog-ng|syslogd|rsyslogd)(\\[\\d+\\])?: ");
  private static final Pattern STAMP =
      Pattern.compile(
          "[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");

  /** The files by their names: their mode, and their lines. */
  Map<String, String> files() throws IOException {
    Map<String, String> left = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        left.put(
            directory.relativize(file).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                + '\n'
                + lines(Files.readString(file, StandardCharsets.ISO_8859_1)));
      }
    }
    return left;
  }

  /** The lines of a text, made comparable. */
  String lines(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      lines.append(OWN.matcher(line).find() ? "" : normalised(line));
    }
    return lines.toString();
  }

  /** Stamps keep their shape, but not their digits; so do pids and what loggen tells of its run. */
  private String normalised(String line) {
    return STAMP
        .matcher(named.apply(line).replaceAll("\\[\\d+\\]|runid: \\d+\\s*", "[pid]"))
        .replaceAll(stamp -> stamp.group().replaceAll("[ \\d]\\d (?=\\d\\d:)|\\d", "d"));
  }
}
