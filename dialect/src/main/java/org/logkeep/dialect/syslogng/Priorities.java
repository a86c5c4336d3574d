package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Token.Kind;

/** The language's names of facilities and severities (section 5 of the specification). */
final class Priorities {
  private static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "ftp",
          "ntp",
          "security",
          "console",
          "solaris-cron",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");
  private static final Map<String, Integer> SEVERITIES =
      Map.ofEntries(
          Map.entry("emerg", 0),
          Map.entry("emergency", 0),
          Map.entry("panic", 0),
          Map.entry("alert", 1),
          Map.entry("crit", 2),
          Map.entry("critical", 2),
          Map.entry("err", 3),
          Map.entry("error", 3),
          Map.entry("warning", 4),
          Map.entry("warn", 4),
          Map.entry("notice", 5),
          Map.entry("info", 6),
          Map.entry("informational", 6),
          Map.entry("debug", 7));
  private static final List<String> SHORT =
      List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

  private Priorities() {}

  /** The number of a facility, by name; a bare number is taken in filters only. */
  static Optional<Integer> facility(Token token) {
    if (token.kind() == Kind.INTEGER) {
      return Optional.empty();
    }
    int code = FACILITIES.indexOf(token.name());
    return token.name().equals("megasafe")
        ? Optional.of(10)
        : code < 0 ? Optional.empty() : Optional.of(code);
  }

  static Optional<Integer> severity(Token token) {
    return token.kind() == Kind.INTEGER
        ? Optional.empty()
        : Optional.ofNullable(SEVERITIES.get(token.name()));
  }

  static String facilityName(int code) {
    return FACILITIES.get(code);
  }

  static String severityName(int code) {
    return SHORT.get(code);
  }

  static List<String> facilities() {
    return FACILITIES;
  }

  static List<String> severities() {
    return SEVERITIES.keySet().stream().sorted().toList();
  }
}
