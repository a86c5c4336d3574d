package org.logkeep.dialect.sysklogd;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The words for facilities and severities in {@code syslog.conf}. */
final class Names {
  /** The index of the internal facility {@code mark} in a set of priorities. */
  static final int MARK = 24;

  /** The names by code that the printer uses; 24 is mark. */
  static final List<String> FACILITIES =
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
          "cron2",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7",
          "mark");

  /** The names by code that the printer uses. */
  static final List<String> SEVERITIES =
      List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

  private static final Map<String, Integer> FACILITY_CODES = facilityCodes();
  private static final Map<String, Integer> SEVERITY_CODES = severityCodes();

  private Names() {}

  private static Map<String, Integer> facilityCodes() {
    Map<String, Integer> codes = new HashMap<>();
    for (int i = 0; i < FACILITIES.size(); i++) {
      codes.put(FACILITIES.get(i), i);
    }
    codes.put("audit", 13);
    codes.put("cron_sol", 15);
    return Map.copyOf(codes);
  }

  private static Map<String, Integer> severityCodes() {
    Map<String, Integer> codes = new HashMap<>();
    for (int i = 0; i < SEVERITIES.size(); i++) {
      codes.put(SEVERITIES.get(i), i);
    }
    codes.put("panic", 0);
    codes.put("error", 3);
    codes.put("warn", 4);
    return Map.copyOf(codes);
  }

  /** The code of a facility by name or by number; numbers are the code times eight. */
  static OptionalInt facility(String word, Reading reading) {
    String name = word.toLowerCase(Locale.ROOT);
    if (name.equals("security") && reading != Reading.SYSKLOGD) {
      return OptionalInt.of(4);
    }
    Integer code = FACILITY_CODES.get(name);
    if (code != null) {
      return OptionalInt.of(code);
    }
    OptionalInt number = number(word);
    return number.isPresent() && number.getAsInt() >>> 3 <= MARK
        ? OptionalInt.of(number.getAsInt() >>> 3)
        : OptionalInt.empty();
  }

  /** The code of a severity by name or number. */
  static OptionalInt severity(String word) {
    Integer code = SEVERITY_CODES.get(word.toLowerCase(Locale.ROOT));
    if (code != null) {
      return OptionalInt.of(code);
    }
    OptionalInt number = number(word);
    return number.isPresent() && number.getAsInt() < SEVERITIES.size()
        ? number
        : OptionalInt.empty();
  }

  /** A whole number of up to four digits. */
  static OptionalInt number(String word) {
    boolean digits =
        !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty();
  }
}
