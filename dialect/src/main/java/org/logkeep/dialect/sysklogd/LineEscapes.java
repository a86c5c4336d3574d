package org.logkeep.dialect.sysklogd;

import org.logkeep.dialect.LineText;

/** The escapes of a quoted value. */
final class LineEscapes {
  private LineEscapes() {}

  /** The characters 0 to 255 of a value as they stand between quotes. */
  static String quote(String latin) {
    return LineText.decode(latin.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
