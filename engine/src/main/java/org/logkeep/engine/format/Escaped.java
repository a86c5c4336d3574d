package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * A value with {@code "}, {@code '} and backslash behind a backslash, and bytes below 32 as
 * backslash and three octal digits (syslog-ng's {@code template-escape(yes)}).
 */
final class Escaped implements Formatter {
  private final TextReader value;

  Escaped(Formatter value) {
    this.value = new TextReader(value);
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    TextView text = value.read(batch, row, context);
    byte[] bytes = text.bytes();
    int clean = text.offset();
    for (int i = text.offset(); i < text.end(); i++) {
      int b = bytes[i];
      boolean control = b >= 0 && b < 32;
      if (control || b == '"' || b == '\'' || b == '\\') {
        out.put(bytes, clean, i - clean);
        out.put('\\');
        if (control) {
          out.put('0');
          out.put('0' + (b >> 3));
          out.put('0' + (b & 7));
        } else {
          out.put(b);
        }
        clean = i + 1;
      }
    }
    out.put(bytes, clean, text.end() - clean);
  }
}
