package org.logkeep.dialect.metalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.Quotes;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Reads numbers and words behind keywords, and says where they are not what they look like. */
final class Values {
  private static final Set<String> NUMBERS =
      Set.of(
          "maxsize",
          "maxtime",
          "maxfiles",
          "compress_delay",
          "ratelimit_burst",
          "perms",
          "remote_port",
          "minimum",
          "maximum",
          "remote_severity_level");

  private static final Set<String> SWITCHES =
      Set.of("showrepeats", "compress", "log_severity", "remote_log", "flush");

  private static final Set<String> FORMATS = Set.of("log_format", "remote_format");

  private final Diagnostics diagnostics;

  Values(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Looks at the value of a keyword. */
  void check(String keyword, MetalogLine.Assignment line) {
    LineText text = line.value();
    String value = text.value();
    if (value.length() > 1
        && Quotes.isQuote(value.charAt(0))
        && Quotes.isQuote(value.charAt(value.length() - 1))) {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.SINGLE_QUOTES.code(),
                  text.span(),
                  "only double quotes are quotes",
                  "these are part of the value")
              .withHelp("write \"" + value.substring(1, value.length() - 1) + "\""));
    }
    if (NUMBERS.contains(keyword)) {
      number(keyword, text);
    }
    if (SWITCHES.contains(keyword)) {
      boolean _ = flag(line);
    }
    if (FORMATS.contains(keyword)) {
      format(keyword, text);
    }
  }

  private void number(String keyword, LineText text) {
    boolean octal = keyword.equals("perms");
    String value = text.value();
    int digits = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
    int first = digits;
    while (digits < value.length()
        && value.charAt(digits) >= '0'
        && value.charAt(digits) <= (octal ? '7' : '9')) {
      digits++;
    }
    if (digits > first
        && digits < value.length()
        && Character.isLetterOrDigit(value.charAt(digits))) {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.NUMBER_CUT.code(),
                  text.span(),
                  "a number ends at its first other character",
                  "read as " + value.substring(0, digits))
              .withHelp(
                  octal ? "write octal digits" : "write the whole number, in bytes or seconds"));
    }
  }

  /** A word counts as 0, the most urgent level, which is hardly meant. */
  long level(MetalogLine.Assignment line) {
    String value = line.value().value();
    if (!Numbers.isNumber(value)) {
      List<String> words =
          List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
      int number = words.indexOf(value.toLowerCase(Locale.ROOT));
      Diagnostic warning =
          Diagnostic.warning(
              "LK0809",
              line.value().span(),
              "a level is a number: this word counts as 0, emergencies only",
              "0");
      diagnostics.add(
          number < 0 ? warning : warning.withHelp("the number of \"" + value + "\" is " + number));
    }
    return Numbers.decimal(value);
  }

  boolean flag(MetalogLine.Assignment line) {
    String value = line.value().value();
    if (!Numbers.isNumber(value)) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0810", line.value().span(), "0 or 1 is wanted: this word counts as 0", "0")
              .withHelp("write 1 to turn it on"));
    }
    return Numbers.decimal(value) != 0;
  }

  private void format(String keyword, LineText text) {
    String value = text.value();
    if (!LineFormat.of(value).label().equalsIgnoreCase(value)) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0811", text.span(), "an unknown " + keyword + " means rfc5424", "not known")
              .withHelp("known are legacy_timestamp, legacy, rfc3164, rfc5424"));
    }
  }
}
