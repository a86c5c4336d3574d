package org.logkeep.engine.format.function;

import java.util.OptionalLong;
import org.logkeep.engine.format.TextView;
import org.logkeep.topology.template.Template;

/** Reads whole numbers that stand in arguments. */
final class Numbers {
  private static final int LONGEST = 18;

  private Numbers() {}

  /** What stands for a text that is no whole number. */
  static final long NONE = Long.MIN_VALUE;

  /** The decimal number that the whole text is, or {@link #NONE}. */
  static long decimal(TextView text) {
    int length = text.length();
    int i = length > 0 && (text.at(0) == '-' || text.at(0) == '+') ? 1 : 0;
    if (i == length || length - i > LONGEST) {
      return NONE;
    }
    long value = 0;
    for (int at = i; at < length; at++) {
      int digit = text.at(at) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return text.at(0) == '-' ? -value : value;
  }

  /** The decimal number that a literal is. */
  static OptionalLong decimal(String text) {
    TextView view = new TextView();
    view.set(Template.bytes(text));
    long value = decimal(view);
    return value == NONE ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
