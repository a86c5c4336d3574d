package org.logkeep.dialect;

import java.util.Locale;
import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;

/** The languages that configurations are written in. */
public enum Dialect {
  /** {@code syslog-ng.conf}. */
  SYSLOG_NG("syslog-ng"),
  /** {@code syslog.conf}. */
  SYSLOGD("syslogd"),
  /** {@code metalog.conf}. */
  METALOG("metalog");

  private final String label;

  Dialect(String label) {
    this.label = label;
  }

  /** The name as it is given on a command line. */
  public String label() {
    return label;
  }

  /** The dialect of this name. */
  public static Optional<Dialect> named(String name) {
    for (Dialect dialect : values()) {
      if (dialect.label.equals(name)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /**
   * Tells the dialect of a file: by its name if that says so, else by its content. What looks like
   * nothing else is read as {@code syslog.conf}.
   */
  public static Dialect of(SourceText text) {
    String name = text.name().substring(text.name().lastIndexOf('/') + 1);
    if (name.startsWith("syslog-ng")) {
      return SYSLOG_NG;
    }
    if (name.startsWith("metalog")) {
      return METALOG;
    }
    if (name.startsWith("syslog.conf") || name.startsWith("syslogd")) {
      return SYSLOGD;
    }
    for (int line = 1; line <= text.lines(); line++) {
      Optional<Dialect> said = ofLine(text.lineText(line).strip());
      if (said.isPresent()) {
        return said.get();
      }
    }
    return SYSLOGD;
  }

  private static Optional<Dialect> ofLine(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return Optional.empty();
    }
    String lower = line.toLowerCase(Locale.ROOT);
    if (lower.startsWith("@version") || lower.startsWith("@include") || opensBlock(lower)) {
      return Optional.of(SYSLOG_NG);
    }
    if (line.endsWith(":") || line.matches("[a-z_]+\\s*=\\s*(\".*|[0-9.]+)")) {
      return Optional.of(METALOG);
    }
    return line.matches("[^\\s]+[.][^\\s]+\\s+[^\\s].*") ? Optional.of(SYSLOGD) : Optional.empty();
  }

  private static boolean opensBlock(String line) {
    return line.matches(
            "(options|source|destination|filter|log|rewrite|parser|template|block)\\b.*\\{?.*")
        && !line.matches("[a-z]+[.,;=].*");
  }
}
