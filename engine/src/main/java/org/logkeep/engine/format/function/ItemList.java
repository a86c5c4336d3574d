package org.logkeep.engine.format.function;

import java.util.Arrays;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/**
 * A list as text: items behind commas, those with commas, quotes or blanks in quotes, in which a
 * backslash takes the next byte as it is. Reused from record to record.
 */
public final class ItemList {
  private final ByteSink bytes = new ByteSink(64);
  private int[] ends = new int[8];
  private int size;

  void clear() {
    bytes.clear();
    size = 0;
  }

  int size() {
    return size;
  }

  /** Adds one item, as it is. */
  void add(byte[] from, int offset, int length) {
    bytes.put(from, offset, length);
    end();
  }

  private void end() {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size++] = bytes.size();
  }

  /** Adds all items of a list that is written as text. */
  void addAll(TextView list) {
    int i = 0;
    while (i < list.length()) {
      int quote = list.at(i) == '"' || list.at(i) == '\'' ? list.at(i++) : 0;
      while (i < list.length() && (quote != 0 || list.at(i) != ',')) {
        int b = list.at(i++);
        if (quote != 0 && b == quote) {
          quote = 0;
        } else if (quote != 0 && b == '\\' && i < list.length()) {
          bytes.put(unescaped(list.at(i++)));
        } else {
          bytes.put(b);
        }
      }
      i++;
      end();
    }
  }

  private static int unescaped(int b) {
    return switch (b) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> b;
    };
  }

  /** Points at an item; negative places count from the end. Whether there is one. */
  boolean view(long place, TextView view) {
    long at = place < 0 ? size + place : place;
    if (at < 0 || at >= size) {
      view.clear();
      return false;
    }
    int from = at == 0 ? 0 : ends[(int) at - 1];
    view.set(bytes.array(), from, ends[(int) at] - from);
    return true;
  }

  /** Writes some items as a list. */
  void write(long from, long to, ByteSink out) {
    long first = Math.max(0, from < 0 ? size + from : from);
    long last = Math.min(size, to < 0 ? size + to : to);
    TextView item = new TextView();
    for (long i = first; i < last; i++) {
      if (i > first) {
        out.put(',');
      }
      view(i, item);
      write(item, out);
    }
  }

  /** Writes one item as it stands in a list. */
  public static void write(TextView item, ByteSink out) {
    boolean plain = !item.isEmpty();
    for (int i = 0; i < item.length() && plain; i++) {
      int b = item.at(i);
      plain = !(b == ',' || b == '"' || b == '\'' || (b >= 0 && b <= ' '));
    }
    if (plain) {
      item.appendTo(out);
      return;
    }
    out.put('"');
    for (int i = 0; i < item.length(); i++) {
      int b = item.at(i);
      switch (b) {
        case '"', '\\' -> {
          out.put('\\');
          out.put(b);
        }
        case '\n' -> out.put("\\n");
        case '\r' -> out.put("\\r");
        case '\t' -> out.put("\\t");
        default -> out.put(b);
      }
    }
    out.put('"');
  }
}
