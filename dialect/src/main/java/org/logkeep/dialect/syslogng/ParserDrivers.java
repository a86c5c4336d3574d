package org.logkeep.dialect.syslogng;

import java.util.Set;

/** The parsers of the language (section 13 of the specification); none of them works yet. */
final class ParserDrivers {
  static final Set<String> NAMES =
      Set.of(
          "csv-parser",
          "kv-parser",
          "linux-audit-parser",
          "json-parser",
          "xml",
          "windows-eventlog-xml-parser",
          "date-parser",
          "syslog-parser",
          "sdata-parser",
          "regexp-parser",
          "db-parser",
          "grouping-by",
          "group-lines",
          "map-value-pairs",
          "tags-parser",
          "geoip2",
          "add-contextual-data",
          "metrics-probe",
          "app-parser",
          "apache-accesslog-parser",
          "python-parser",
          "python",
          "cisco-parser",
          "panos-parser",
          "checkpoint-parser",
          "fortigate-parser",
          "websense-parser",
          "netskope-parser",
          "sudo-parser",
          "iptables-parser",
          "mariadb-audit-parser",
          "postgresql-csvlog-parser",
          "snmptrapd-parser",
          "ewmm-parser",
          "cee",
          "snmptrap",
          "slog");

  private ParserDrivers() {}

  static boolean known(String word) {
    return NAMES.contains(word);
  }
}
