package org.logkeep.match;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Sets behind {@code \p{...}}: general categories, scripts, {@code Any} and PCRE's own {@code X..}
 * ones.
 */
final class UnicodeProperty {
  private static final String CATEGORIES =
      "Cn=0 Lu=1 Ll=2 Lt=3 Lm=4 Lo=5 Mn=6 Me=7 Mc=8 Nd=9 Nl=10 No=11 Zs=12 Zl=13 Zp=14 Cc=15 Cf=16"
          + " Co=18 Cs=19 Pd=20 Ps=21 Pe=22 Pc=23 Po=24 Sm=25 Sc=26 Sk=27 So=28 Pi=29 Pf=30";

  private UnicodeProperty() {}

  static Optional<CharSet> set(String name) {
    return predicate(name).map(test -> CharSet.where(CharSet.MAX_CODE_POINT, test));
  }

  private static Optional<IntPredicate> predicate(String name) {
    return switch (name) {
      case "Any" -> Optional.of(c -> true);
      case "L&" ->
          Optional.of(c -> inCategory(c, "Lu") || inCategory(c, "Ll") || inCategory(c, "Lt"));
      case "Xan" -> Optional.of(c -> inCategory(c, "L") || inCategory(c, "N"));
      case "Xwd" -> Optional.of(c -> c == '_' || inCategory(c, "L") || inCategory(c, "N"));
      case "Xsp", "Xps" -> Optional.of(c -> inCategory(c, "Z") || CharClasses.SPACE.contains(c));
      default -> categoryOrScript(name);
    };
  }

  private static Optional<IntPredicate> categoryOrScript(String name) {
    if (name.length() <= 2 && !name.isEmpty() && CATEGORIES.contains(name)) {
      return Optional.of(c -> inCategory(c, name));
    }
    try {
      Character.UnicodeScript script = Character.UnicodeScript.forName(name);
      return Optional.of(c -> Character.UnicodeScript.of(c) == script);
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /** Whether the category of {@code c} is {@code name}, or begins with it. */
  private static boolean inCategory(int c, String name) {
    int type = Character.getType(c);
    int at = CATEGORIES.indexOf("=" + type + " ");
    String found = at < 0 ? "Pf" : CATEGORIES.substring(at - 2, at);
    return found.startsWith(name);
  }
}
