package org.logkeep.dialect.metalog;

import java.util.Locale;

/** The forms of a line that {@code log_format} and {@code remote_format} name. */
enum LineFormat {
  LEGACY_TIMESTAMP,
  LEGACY,
  RFC3164,
  RFC5424;

  /** The form of this name; metalog takes any other word for {@code rfc5424}. */
  static LineFormat of(String word) {
    for (LineFormat format : values()) {
      if (format.label().equalsIgnoreCase(word)) {
        return format;
      }
    }
    return RFC5424;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
