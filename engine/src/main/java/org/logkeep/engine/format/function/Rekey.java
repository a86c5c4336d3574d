package org.logkeep.engine.format.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Changes names that match a pattern, one change behind the other. */
final class Rekey {
  private final Glob glob;
  private final List<UnaryOperator<String>> changes = new ArrayList<>();

  Rekey(Glob glob) {
    this.glob = glob;
  }

  /** Cuts characters at the start. */
  void shift(int count) {
    changes.add(name -> name.substring(Math.min(count, name.length())));
  }

  /** Cuts dotted levels at the start; an initial dot counts as one. */
  void shiftLevels(int count) {
    changes.add(name -> {
      String rest = name;
      for (int i = 0; i < count; i++) {
        int dot = rest.indexOf('.');
        rest = dot < 0 ? rest : rest.substring(dot + 1);
      }
      return rest;
    });
  }

  void prefix(String prefix) {
    changes.add(name -> prefix + name);
  }

  void replace(String old, String replacement) {
    changes.add(name -> name.startsWith(old) ? replacement + name.substring(old.length()) : name);
  }

  void letters(boolean upper) {
    changes.add(name -> upper ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT));
  }

  boolean applies(byte[] bytes, int offset, int length) {
    return glob.matches(bytes, offset, length);
  }

  /** The name that this one becomes; itself if the pattern does not match. */
  String apply(String name) {
    if (!glob.matches(name)) {
      return name;
    }
    String changed = name;
    for (UnaryOperator<String> change : changes) {
      changed = change.apply(changed);
    }
    return changed;
  }
}
