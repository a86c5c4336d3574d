package org.logkeep.dialect.metalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The facilities by the names of the C library, and the keywords. */
final class MetalogNames {
  /** The index of {@code mark} in a set of priorities. */
  static final int MARK = 24;

  private static final Map<String, Integer> FACILITIES =
      Map.ofEntries(
          Map.entry("kern", 0),
          Map.entry("user", 1),
          Map.entry("mail", 2),
          Map.entry("daemon", 3),
          Map.entry("auth", 4),
          Map.entry("security", 4),
          Map.entry("syslog", 5),
          Map.entry("lpr", 6),
          Map.entry("news", 7),
          Map.entry("uucp", 8),
          Map.entry("cron", 9),
          Map.entry("authpriv", 10),
          Map.entry("ftp", 11),
          Map.entry("local0", 16),
          Map.entry("local1", 17),
          Map.entry("local2", 18),
          Map.entry("local3", 19),
          Map.entry("local4", 20),
          Map.entry("local5", 21),
          Map.entry("local6", 22),
          Map.entry("local7", 23),
          Map.entry("mark", MARK));

  /** All keywords but those of remote receivers. */
  static final List<String> KEYWORDS =
      List.of(
          "facility",
          "minimum",
          "maximum",
          "program",
          "program_regex",
          "program_neg_regex",
          "regex",
          "neg_regex",
          "socket",
          "logdir",
          "command",
          "break",
          "stamp_fmt",
          "showrepeats",
          "maxsize",
          "maxtime",
          "maxfiles",
          "perms",
          "postrotate_cmd",
          "compress",
          "compress_delay",
          "flush",
          "ratelimit",
          "ratelimit_burst",
          "log_format",
          "log_severity",
          "configdir");

  /** The keywords of remote receivers; their case counts. */
  static final List<String> REMOTE_KEYWORDS =
      List.of("remote_host", "remote_port", "remote_format", "remote_severity_level", "remote_log");

  private MetalogNames() {}

  static Optional<Integer> facility(String name) {
    return Optional.ofNullable(FACILITIES.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All names of facilities, sorted. */
  static List<String> facilities() {
    return FACILITIES.keySet().stream().sorted().toList();
  }

  /** The name of a code, if metalog has one. */
  static Optional<String> nameOf(int code) {
    return FACILITIES.entrySet().stream()
        .filter(e -> e.getValue() == code && !e.getKey().equals("security"))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
