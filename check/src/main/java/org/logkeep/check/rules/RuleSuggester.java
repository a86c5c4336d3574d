package org.logkeep.check.rules;

import java.util.ArrayList;
import java.util.List;
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
  private static final Pattern HEADER =
      Pattern.compile("^(?:\\p{Alpha}{3} [ :0-9]{11}|[0-9]{4}-[0-9T:.+Z-]{12,31}) \\S+ ");

  /** One kind of value: how to find it in a line, and what to write for it in a rule. */
  private record Kind(Pattern found, String rule) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Pattern.compile("\"[^\"]*\""), "\"[^\"]*\""),
          new Kind(Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"), "[.[:digit:]]{7,15}"),
          new Kind(
              Pattern.compile("(?<![\\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\\w:])"),
              "[:.[:xdigit:]]+"),
          new Kind(
              Pattern.compile(
                  "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b"),
              "[-[:xdigit:]]{36}"),
          new Kind(Pattern.compile("\\b0x[0-9a-fA-F]+\\b"), "0x[[:xdigit:]]+"),
          new Kind(Pattern.compile("(?<![\\w/])/[^\\s\"',;)\\]]+"), "/[^[:space:]]+"),
          new Kind(Pattern.compile("(?<=\\buser[ =])[\\w.$-]+"), "[._[:alnum:]$-]+"),
          new Kind(Pattern.compile("\\b[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+\\b"), "[._[:alnum:]-]+"),
          new Kind(
              Pattern.compile("\\b(?=[0-9a-fA-F]*[0-9])(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{8,}\\b"),
              "[[:xdigit:]]+"),
          new Kind(Pattern.compile("\\d+"), "[[:digit:]]+"));

  /** The rule for one line. */
  public String suggest(String line) {
    Matcher header = HEADER.matcher(line);
    boolean syslog = header.find();
    String message = syslog ? line.substring(header.end()) : line;
    return (syslog ? PREFIX : "^") + generalise(message.stripTrailing()) + "$";
  }

  /** The rules for several lines, each once. */
  public List<String> suggest(List<String> lines) {
    List<String> rules = new ArrayList<>();
    for (String line : lines) {
      String rule = suggest(line);
      if (!rules.contains(rule)) {
        rules.add(rule);
      }
    }
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

  private static String literal(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append("\\.[]()*+?{}|^$".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
    }
    return escaped.toString();
  }
}
