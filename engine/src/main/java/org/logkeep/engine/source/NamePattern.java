package org.logkeep.engine.source;

/** A file name with {@code *} and {@code ?}. */
record NamePattern(String text) {
  boolean matches(String name) {
    int n = 0;
    int p = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      if (p < text.length()
          && (text.charAt(p) == '?' || text.charAt(p) == name.charAt(n))
          && text.charAt(p) != '*') {
        n++;
        p++;
      } else if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') {
      p++;
    }
    return p == text.length();
  }
}
