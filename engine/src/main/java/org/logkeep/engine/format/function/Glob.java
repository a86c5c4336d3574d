package org.logkeep.engine.format.function;

import org.logkeep.topology.template.Template;

/** A shell pattern of {@code *} and {@code ?} on a whole name. */
final class Glob {
  private final byte[] pattern;

  Glob(String pattern) {
    this.pattern = Template.bytes(pattern);
  }

  /** Whether the pattern is a plain name. */
  boolean isPlain() {
    for (byte b : pattern) {
      if (b == '*' || b == '?') {
        return false;
      }
    }
    return true;
  }

  /** Whether a name matches. Takes no more than length of pattern times length of name steps. */
  boolean matches(byte[] bytes, int offset, int length) {
    int p = 0;
    int i = 0;
    int star = -1;
    int retry = 0;
    while (i < length) {
      if (p < pattern.length && pattern[p] == '*') {
        star = p++;
        retry = i;
      } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == bytes[offset + i])) {
        p++;
        i++;
      } else if (star >= 0) {
        p = star + 1;
        retry++;
        i = retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '*') {
      p++;
    }
    return p == pattern.length;
  }

  boolean matches(String name) {
    byte[] bytes = Template.bytes(name);
    return matches(bytes, 0, bytes.length);
  }
}
