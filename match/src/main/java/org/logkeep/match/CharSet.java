package org.logkeep.match;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * An immutable set of symbols: sorted, disjoint, not adjacent, inclusive ranges {@code lo, hi, lo,
 * hi ...}.
 *
 * <p>Symbols are bytes (0..255) in patterns on bytes. In patterns on characters they are code
 * points, and above those one symbol for each byte that is not part of valid UTF-8 ({@link
 * #rawByte}); only a literal stray byte in a pattern names one.
 */
final class CharSet {
  static final int MAX_CODE_POINT = 0x10FFFF;
  static final int FIRST_RAW = 0x110000;
  static final int SYMBOLS = FIRST_RAW + 256;

  static final CharSet NONE = new CharSet(new int[0]);

  private final int[] ranges;

  private CharSet(int[] ranges) {
    this.ranges = ranges;
  }

  static CharSet of(int symbol) {
    return new CharSet(new int[] {symbol, symbol});
  }

  static CharSet range(int lo, int hi) {
    return lo > hi ? NONE : new CharSet(new int[] {lo, hi});
  }

  static CharSet of(String symbols) {
    CharSet all = NONE;
    for (int i = 0; i < symbols.length(); i++) {
      all = all.union(of(symbols.charAt(i)));
    }
    return all;
  }

  /** All code points up to {@code max} that the predicate takes; surrogates are never members. */
  static CharSet where(int max, IntPredicate predicate) {
    int[] found = new int[64];
    int n = 0;
    int start = -1;
    for (int c = 0; c <= max + 1; c++) {
      boolean in = c <= max && !(c >= 0xD800 && c <= 0xDFFF) && predicate.test(c);
      if (in && start < 0) {
        start = c;
      } else if (!in && start >= 0) {
        if (n + 2 > found.length) {
          found = Arrays.copyOf(found, n * 2);
        }
        found[n++] = start;
        found[n++] = c - 1;
        start = -1;
      }
    }
    return new CharSet(Arrays.copyOf(found, n));
  }

  /** The symbol of a byte that is not part of valid UTF-8. */
  static int rawByte(int value) {
    return FIRST_RAW + (value & 0xFF);
  }

  /** Every character: all bytes, or all code points but the surrogates. */
  static CharSet every(boolean characters) {
    return characters
        ? new CharSet(new int[] {0, 0xD7FF, 0xE000, MAX_CODE_POINT})
        : new CharSet(new int[] {0, 255});
  }

  CharSet union(CharSet other) {
    if (ranges.length == 0) {
      return other;
    }
    if (other.ranges.length == 0) {
      return this;
    }
    int[] a = ranges;
    int[] b = other.ranges;
    int[] out = new int[a.length + b.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      boolean first = j >= b.length || (i < a.length && a[i] <= b[j]);
      int lo = first ? a[i] : b[j];
      int hi = first ? a[i + 1] : b[j + 1];
      if (first) {
        i += 2;
      } else {
        j += 2;
      }
      if (n > 0 && lo <= out[n - 1] + 1) {
        out[n - 1] = Math.max(out[n - 1], hi);
      } else {
        out[n++] = lo;
        out[n++] = hi;
      }
    }
    return new CharSet(Arrays.copyOf(out, n));
  }

  CharSet intersect(CharSet other) {
    int[] a = ranges;
    int[] b = other.ranges;
    int[] out = new int[a.length + b.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      int lo = Math.max(a[i], b[j]);
      int hi = Math.min(a[i + 1], b[j + 1]);
      if (lo <= hi) {
        out[n++] = lo;
        out[n++] = hi;
      }
      if (a[i + 1] < b[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return new CharSet(Arrays.copyOf(out, n));
  }

  /** Every character (byte or code point) that is not a member. */
  CharSet negate(boolean characters) {
    int max = characters ? MAX_CODE_POINT : 255;
    int[] out = new int[ranges.length + 2];
    int n = 0;
    int next = 0;
    for (int i = 0; i < ranges.length && ranges[i] <= max; i += 2) {
      if (ranges[i] > next) {
        out[n++] = next;
        out[n++] = ranges[i] - 1;
      }
      next = ranges[i + 1] + 1;
    }
    if (next <= max) {
      out[n++] = next;
      out[n++] = max;
    }
    CharSet all = new CharSet(Arrays.copyOf(out, n));
    return characters ? all.intersect(every(true)) : all;
  }

  CharSet minus(CharSet other) {
    int[] out = new int[ranges.length + other.ranges.length + 2];
    int n = 0;
    int j = 0;
    for (int i = 0; i < ranges.length; i += 2) {
      int lo = ranges[i];
      int hi = ranges[i + 1];
      while (j < other.ranges.length && other.ranges[j + 1] < lo) {
        j += 2;
      }
      int k = j;
      while (k < other.ranges.length && other.ranges[k] <= hi) {
        if (other.ranges[k] > lo) {
          out[n++] = lo;
          out[n++] = other.ranges[k] - 1;
        }
        lo = other.ranges[k + 1] + 1;
        k += 2;
      }
      if (lo <= hi) {
        out[n++] = lo;
        out[n++] = hi;
      }
    }
    return new CharSet(Arrays.copyOf(out, n));
  }

  boolean contains(int symbol) {
    int lo = 0;
    int hi = ranges.length / 2 - 1;
    while (lo <= hi) {
      int mid = (lo + hi) >>> 1;
      if (symbol < ranges[2 * mid]) {
        hi = mid - 1;
      } else if (symbol > ranges[2 * mid + 1]) {
        lo = mid + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return ranges.length == 0;
  }

  /** The only member, or -1. */
  int single() {
    return ranges.length == 2 && ranges[0] == ranges[1] ? ranges[0] : -1;
  }

  /** Number of ranges. */
  int size() {
    return ranges.length / 2;
  }

  int lo(int range) {
    return ranges[2 * range];
  }

  int hi(int range) {
    return ranges[2 * range + 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CharSet that && Arrays.equals(ranges, that.ranges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ranges);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < ranges.length; i += 2) {
      text.append(String.format("%x-%x ", ranges[i], ranges[i + 1]));
    }
    return text.append(']').toString();
  }
}
