package org.logkeep.check.report;

/** Strings as JSON writes them (RFC 8259, section 7). */
public final class JsonText {
  private JsonText() {}

  /** A string with its quotes. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || (c >= 0x2028 && c <= 0x2029)) {
        out.append("\\u00");
        if (c >= 0x100) {
          out.setLength(out.length() - 2);
          out.append(Integer.toHexString(c));
        } else {
          out.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
