package org.logkeep.check.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The quoted-printable transfer encoding (RFC 2045, section 6.7). */
final class QuotedPrintable {
  private static final int LONGEST = 76;

  private final OutputStream out;
  private final byte[] newline;
  private int column;

  QuotedPrintable(OutputStream out, String newline) {
    this.out = out;
    this.newline = newline.getBytes(StandardCharsets.US_ASCII);
  }

  /** Encodes a whole stream; a blank before a line end is quoted. */
  void encode(InputStream in) throws IOException {
    BufferedInputStream text = new BufferedInputStream(in, 1 << 16);
    int b = text.read();
    while (b >= 0) {
      int next = text.read();
      if (b == '\n') {
        out.write(newline);
        column = 0;
      } else if ((b == ' ' || b == '\t') && next != '\n' && next >= 0) {
        put(b, false);
      } else {
        put(b, b <= ' ' || b == '=' || b > '~');
      }
      b = next;
    }
  }

  private void put(int b, boolean quoted) throws IOException {
    int width = quoted ? 3 : 1;
    if (column + width > LONGEST - 1) {
      out.write('=');
      out.write(newline);
      column = 0;
    }
    if (quoted) {
      out.write('=');
      out.write(hex(b >> 4));
      out.write(hex(b & 15));
    } else {
      out.write(b);
    }
    column += width;
  }

  private static int hex(int digit) {
    return digit < 10 ? '0' + digit : 'A' + digit - 10;
  }
}
