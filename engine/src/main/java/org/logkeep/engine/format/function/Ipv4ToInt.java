package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.TextView;
import org.logkeep.engine.format.function.FunctionDefinition.Example;
import org.logkeep.record.ByteSink;

/** {@code $(ipv4-to-int ADDRESS)}. */
final class Ipv4ToInt {
  private Ipv4ToInt() {}

  static FunctionDefinition function() {
    return new PerText(
        List.of("ipv4-to-int"),
        "An IPv4 address as a number; nothing for what is none.",
        List.of(
            new Example("ipv4-to-int 192.168.1.1", "3232235777"),
            new Example("ipv4-to-int 1.2.3", "")),
        Ipv4ToInt::number);
  }

  private static void number(TextView text, ByteSink out) {
    long value = 0;
    int part = -1;
    int parts = 0;
    for (int i = 0; i <= text.length(); i++) {
      int b = i < text.length() ? text.at(i) : '.';
      if (b >= '0' && b <= '9') {
        part = Math.max(part, 0) * 10 + b - '0';
        if (part > 255) {
          return;
        }
      } else if (b == '.' && part >= 0) {
        value = value << 8 | part;
        part = -1;
        parts++;
      } else {
        return;
      }
    }
    if (parts == 4) {
      out.putDecimal(value);
    }
  }
}
