package org.logkeep.dialect.syslogng;

import java.util.Set;

/** The template functions and macros of the language. */
final class Functions {
  private Functions() {}

  /** Every function that a template may call. */
  static final Set<String> NAMES =
      Set.of(
          "+",
          "-",
          "*",
          "/",
          "%",
          "sum",
          "min",
          "max",
          "average",
          "round",
          "ceil",
          "floor",
          "echo",
          "env",
          "length",
          "substr",
          "strip",
          "lowercase",
          "uppercase",
          "sanitize",
          "basename",
          "dirname",
          "replace-delimiter",
          "padding",
          "indent-multi-line",
          "or",
          "if",
          "grep",
          "context-length",
          "context-lookup",
          "context-values",
          "template",
          "hash",
          "sha256",
          "sha1",
          "sha512",
          "md5",
          "md4",
          "uuid",
          "base64-encode",
          "url-encode",
          "url-decode",
          "binary",
          "ipv4-to-int",
          "dns-resolve-ip",
          "format-json",
          "format-flat-json",
          "format-welf",
          "format-cef-extension",
          "format-gelf",
          "format-cim",
          "format-ewmm",
          "format-snare",
          "graphite-output",
          "list-head",
          "list-tail",
          "list-nth",
          "list-count",
          "list-append",
          "list-concat",
          "list-slice",
          "list-search",
          "implode",
          "explode",
          "map",
          "filter",
          "iterate",
          "names",
          "values",
          "getent",
          "stardate",
          "single-line",
          "stamp",
          "rfc5424-header",
          "strftime");

  /** Functions that take a condition, and at which place at the earliest. */
  static boolean takesCondition(String name) {
    return name.equals("if")
        || name.equals("grep")
        || name.equals("filter")
        || name.equals("context-lookup");
  }

  /** The time macros without their prefix, and the format that {@code $(stamp)} calls them. */
  static String stampFormat(String macro) {
    return switch (macro) {
      case "DATE" -> "bsd";
      case "FULLDATE" -> "full";
      case "ISODATE" -> "iso";
      case "UNIXTIME" -> "unix";
      case "YEAR",
          "MONTH",
          "DAY",
          "YEAR_DAY",
          "MONTH_ABBREV",
          "MONTH_NAME",
          "MONTH_WEEK",
          "HOUR",
          "HOUR12",
          "MIN",
          "SEC",
          "MSEC",
          "USEC",
          "AMPM",
          "WEEKDAY",
          "WEEK_DAY_ABBREV",
          "WEEK_DAY",
          "WEEK_DAY_NAME",
          "WEEK",
          "ISOWEEK",
          "TZ",
          "TZOFFSET" ->
          macro;
      default -> "";
    };
  }

  /** Macros that are computed from a record and cannot be set. */
  static final Set<String> READ_ONLY =
      Set.of(
          "CONTEXT_ID",
          "DATE",
          "FULLDATE",
          "ISODATE",
          "STAMP",
          "UNIXTIME",
          "YEAR",
          "MONTH",
          "DAY",
          "HOUR",
          "MIN",
          "SEC",
          "FACILITY",
          "FACILITY_NUM",
          "LEVEL",
          "LEVEL_NUM",
          "PRIORITY",
          "SEVERITY",
          "SEVERITY_NUM",
          "PRI",
          "TAG",
          "TAGS",
          "FULLHOST",
          "FULLHOST_FROM",
          "LOGHOST",
          "SOURCEIP",
          "SEQNUM",
          "RCPTID",
          "UNIQID",
          "HOSTID",
          "RUNID",
          "SYSUPTIME",
          "MSGHDR",
          "SDATA");
}
