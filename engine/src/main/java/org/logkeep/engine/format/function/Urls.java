package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.TextView;
import org.logkeep.engine.format.function.FunctionDefinition.Example;
import org.logkeep.record.ByteSink;

/** {@code $(url-encode TEXT)} and {@code $(url-decode TEXT)} (RFC 3986, section 2.1). */
final class Urls {
  private static final String DIGITS = "0123456789ABCDEF";

  private Urls() {}

  static List<FunctionDefinition> all() {
    return List.of(
        new PerText(
            List.of("url-encode"),
            "Each argument with all but letters, digits and -._~ as percent signs and digits.",
            List.of(new Example("url-encode \"a b/c?d=e&f\"", "a%20b%2Fc%3Fd%3De%26f")),
            Urls::encode),
        new PerText(
            List.of("url-decode"),
            "Each argument with percent signs and digits turned back into bytes.",
            List.of(
                new Example("url-decode \"a%20b%2Fc+d\"", "a b/c+d"),
                new Example("url-decode %zz%4", "%zz%4")),
            Urls::decode));
  }

  private static void encode(TextView text, ByteSink out) {
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i) & 0xff;
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || b == '-'
              || b == '.'
              || b == '_'
              || b == '~';
      if (plain) {
        out.put(b);
      } else {
        out.put('%');
        out.put(DIGITS.charAt(b >> 4));
        out.put(DIGITS.charAt(b & 15));
      }
    }
  }

  private static void decode(TextView text, ByteSink out) {
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (b == '%' && i + 2 < text.length()) {
        int high = Character.digit(text.at(i + 1), 16);
        int low = Character.digit(text.at(i + 2), 16);
        if (high >= 0 && low >= 0) {
          out.put(high << 4 | low);
          i += 2;
          continue;
        }
      }
      out.put(b);
    }
  }
}
