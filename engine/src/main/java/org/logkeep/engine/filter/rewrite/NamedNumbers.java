package org.logkeep.engine.filter.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.TextView;

/** Names that stand for numbers; letters match in either case. */
final class NamedNumbers {
  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Entry(byte[] name, int number) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(String name, int number) {
    entries.add(new Entry(name.getBytes(StandardCharsets.US_ASCII), number));
  }

  /** The number that a text names or is, or -1. */
  int find(TextView text, int largest) {
    int number = SmallNumber.of(text, largest);
    for (int i = 0; number < 0 && i < entries.size(); i++) {
      if (is(text, entries.get(i).name())) {
        number = entries.get(i).number();
      }
    }
    return number;
  }

  private static boolean is(TextView text, byte[] name) {
    if (text.length() != name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      int b = text.at(i);
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != name[i]) {
        return false;
      }
    }
    return true;
  }
}
