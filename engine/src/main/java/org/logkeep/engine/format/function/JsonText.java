package org.logkeep.engine.format.function;

import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordValues;

/** Writes names and values as JSON (RFC 8259). */
final class JsonText {
  private static final String DIGITS = "0123456789abcdef";

  private JsonText() {}

  /** Writes a value as its kind says. */
  static void value(TextView value, int kind, ByteSink out) {
    switch (kind) {
      case RecordValues.KIND_INTEGER,
          RecordValues.KIND_DOUBLE,
          RecordValues.KIND_DATETIME,
          RecordValues.KIND_JSON ->
          value.appendTo(out);
      case RecordValues.KIND_BOOLEAN -> out.put(PairValue.truth(value) == 1 ? "true" : "false");
      case RecordValues.KIND_NULL -> out.put("null");
      case RecordValues.KIND_LIST -> list(value, out);
      default -> {
        out.put('"');
        escaped(value, out);
        out.put('"');
      }
    }
  }

  private static void list(TextView value, ByteSink out) {
    ItemList items = new ItemList();
    items.addAll(value);
    TextView item = new TextView();
    out.put('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.put(',');
      }
      items.view(i, item);
      out.put('"');
      escaped(item, out);
      out.put('"');
    }
    out.put(']');
  }

  /** Writes the inside of a string; a byte that is no UTF-8 becomes the text {@code \xHH}. */
  static void escaped(TextView text, ByteSink out) {
    int i = 0;
    while (i < text.length()) {
      int b = text.at(i);
      if (b < 0) {
        int width = sequence(text, i);
        if (width == 0) {
          out.put("\\\\x");
          hex(b, out);
          i++;
        } else {
          out.put(text.bytes(), text.offset() + i, width);
          i += width;
        }
        continue;
      }
      switch (b) {
        case '"', '\\' -> {
          out.put('\\');
          out.put(b);
        }
        case '\b' -> out.put("\\b");
        case '\f' -> out.put("\\f");
        case '\n' -> out.put("\\n");
        case '\r' -> out.put("\\r");
        case '\t' -> out.put("\\t");
        default -> {
          if (b < 32) {
            out.put("\\u00");
            hex(b, out);
          } else {
            out.put(b);
          }
        }
      }
      i++;
    }
  }

  private static void hex(int b, ByteSink out) {
    out.put(DIGITS.charAt(b >> 4 & 15));
    out.put(DIGITS.charAt(b & 15));
  }

  /** The length of the valid UTF-8 sequence at a place, or 0 (RFC 3629, section 4). */
  private static int sequence(TextView text, int at) {
    int lead = text.at(at) & 0xff;
    int width = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (width == 0 || lead >= 0xf5 || at + width > text.length()) {
      return 0;
    }
    for (int i = 1; i < width; i++) {
      if ((text.at(at + i) & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = text.at(at + 1) & 0xff;
    boolean wrong =
        (lead == 0xe0 && second < 0xa0)
            || (lead == 0xed && second >= 0xa0)
            || (lead == 0xf0 && second < 0x90)
            || (lead == 0xf4 && second >= 0x90);
    return wrong ? 0 : width;
  }
}
