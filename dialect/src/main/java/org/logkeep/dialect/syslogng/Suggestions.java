package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.logkeep.topology.diagnostic.Diagnostic;

/** Finds known words that are near to a mistyped one. */
final class Suggestions {
  private Suggestions() {}

  /** Adds "did you mean" to a diagnostic if a known word is near. */
  static Diagnostic help(Diagnostic diagnostic, String word, Collection<String> known) {
    List<String> near = near(word, known);
    return near.isEmpty()
        ? diagnostic
        : diagnostic.withHelp("did you mean " + String.join(" or ", near) + "?");
  }

  /** At most three known words that are near, the nearest first. */
  static List<String> near(String word, Collection<String> known) {
    if (word.length() > 60) {
      return List.of();
    }
    int most = Math.clamp(word.length() / 2, 1, 3);
    List<String> near = new ArrayList<>();
    for (String each : known) {
      boolean starts = word.length() >= 3 && each.startsWith(word) && each.length() < 40;
      if (!each.equals(word) && (starts || distance(word, each) <= most)) {
        near.add(each);
      }
    }
    near.sort(
        Comparator.<String>comparingInt(each -> distance(word, each))
            .thenComparing(Comparator.naturalOrder()));
    return near.subList(0, Math.min(3, near.size())).stream().map(n -> "\"" + n + "\"").toList();
  }

  /** How many letters must be put in, taken out, replaced or swapped with their neighbour. */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 20) {
      return Integer.MAX_VALUE;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
