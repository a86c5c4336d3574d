package org.logkeep.check.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proposes the ignore rule for a reported line: anchored at both ends, the stamp and host in the
 * way of logcheck's own rules, what varies generalised, everything else literal. Not on any hot
 * path, so the JDK's expressions will do.
 */
public final class RuleSuggester {
  private static final String PREFIX =
      "^([[:alpha:]]{3} [ :[:digit:]]{11}|[0-9T:.+-]{32}) [._[:alnum:]-]+ ";

  /** For stamps of other lengths: without fractions of a second, or in UTC. */
  private static final String OTHER_PREFIX = "^[0-9T:.+Z-]{20,35} [._[:alnum:]-]+ ";

  private static final Pattern HEADER =
      Pattern.compile("^(?<stamp>\\p{Alpha}{3} [ :0-9]{11}|[0-9]{4}-[0-9T:.+Z-]{15,30}) [.\\w-]+ ");

  /** Words that stand behind "user" and are none. */
  private static final String NO_NAME =
      "(?!(?i:not|is|was|has|name|id|with|from|by|in|on|for|and|or|the|process|unknown)\\b)";

  /** One kind of value: how to find it in a line, and what to write for it in a rule. */
  private record Kind(Pattern found, String rule) {
    Kind(String found, String rule) {
      this(Pattern.compile(found), rule);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("\"[^\"]*\"", "\"[^\"]*\""),
          new Kind(
              "[\\w.+=-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+", "[^[:space:]<>@]+@[._[:alnum:]-]+"),
          new Kind("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b", "[.[:digit:]]{7,15}"),
          new Kind(
              "(?<![\\w:])(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F]{0,4}(?![\\w:])", "[:.[:xdigit:]]+"),
          new Kind(
              "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b",
              "[-[:xdigit:]]{36}"),
          new Kind("\\b0x[0-9a-fA-F]+\\b", "0x[[:xdigit:]]+"),
          new Kind("(?<=SHA256:)[A-Za-z0-9+/=]+", "[[:alnum:]+/=]+"),
          new Kind("(?<![\\w/])/[^\\s\"',;)\\]]+", "/[^[:space:]]+"),
          new Kind("(?<=\\b(?:user|USER)[ =])" + NO_NAME + "[\\w.$-]+", "[._[:alnum:]$-]+"),
          new Kind("(?<=\\bfor )" + NO_NAME + "[\\w.$-]+(?= from )", "[._[:alnum:]$-]+"),
          new Kind("\\b[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+\\b", "[._[:alnum:]-]+"),
          new Kind(
              "\\b(?=[0-9a-fA-F]*[0-9])(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{8,}\\b",
              "[[:xdigit:]]+"),
          new Kind("\\d+", "[[:digit:]]+"));

  /** The rule for one line. */
  public String suggest(String line) {
    Matcher header = HEADER.matcher(line);
    boolean syslog = header.find();
    String message = syslog ? line.substring(header.end()) : line;
    String prefix = "^";
    if (syslog) {
      int stamp = header.group("stamp").length();
      prefix = stamp == 15 || stamp == 32 ? PREFIX : OTHER_PREFIX;
    }
    return prefix + generalise(message.stripTrailing()) + "$";
  }

  /** The rules for several lines, each with the first line that it is for. */
  public Map<String, String> suggest(List<String> lines) {
    Map<String, String> rules = new LinkedHashMap<>();
    lines.forEach(line -> rules.putIfAbsent(suggest(line), line));
    return rules;
  }

  private static String generalise(String message) {
    StringBuilder rule = new StringBuilder();
    int at = 0;
    while (at < message.length()) {
      Kind first = KINDS.getLast();
      int start = message.length();
      int end = message.length();
      for (Kind kind : KINDS) {
        Matcher matcher = kind.found().matcher(message);
        if (matcher.find(at) && matcher.start() < start) {
          first = kind;
          start = matcher.start();
          end = matcher.end();
        }
      }
      rule.append(literal(message.substring(at, start)));
      if (start < message.length()) {
        rule.append(first.rule());
      }
      at = Math.max(end, start);
    }
    return rule.toString();
  }

  /** Text that stands for itself; what a terminal would obey stands for any character. */
  private static String literal(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        escaped.append("[[:blank:]]");
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        escaped.append(".{1,4}"); // up to four bytes where the locale is C
      } else {
        escaped.append("\\.[]()*+?{}|^$".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
      }
    }
    return escaped.toString();
  }
}
