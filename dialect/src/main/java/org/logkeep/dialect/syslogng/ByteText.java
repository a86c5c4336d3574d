package org.logkeep.dialect.syslogng;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as text: UTF-8 where they are, and a lone surrogate U+DC80 to U+DCFF for each byte that is
 * not. {@link org.logkeep.topology.template.Template#bytes} is the way back.
 */
final class ByteText {
  private ByteText() {}

  static String decode(byte[] bytes, int start, int end) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
    CharBuffer out = CharBuffer.allocate(end - start + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isUnderflow() || result.isOverflow()) {
        break;
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (0xdc00 + (in.get() & 0xff)));
      }
    }
    return out.flip().toString();
  }
}
