package org.logkeep.check.mine;

/**
 * A word of a skeleton, met once and kept.
 *
 * @param text as it stands in the skeleton, marks included
 * @param hash 64 bits that stand for it in sums
 * @param plain the number of the same word with all that may be a value taken for one; its own
 *     number when there is nothing of the kind
 * @param letters whether it has any: only such words tell what a message is about
 * @param empty whether nothing but punctuation stands there, which is not a value
 * @param value whether a value is in it
 * @param bare whether it is a value and nothing else but punctuation that joins values
 * @param state whether it is all in capitals, as names of states are
 * @param name whether it looks like a name rather than like a word of a sentence
 * @param shape the punctuation at both ends; words of different shape are not values of one place
 */
record Word(
    String text,
    long hash,
    int plain,
    boolean letters,
    boolean empty,
    boolean value,
    boolean bare,
    boolean state,
    boolean name,
    String shape) {

  /** True when there are capital letters and no small ones. */
  static boolean looksLikeState(String word) {
    return word.chars().noneMatch(Character::isLowerCase)
        && word.chars().filter(Character::isUpperCase).count() > 1;
  }

  /**
   * A word as a value: its punctuation at both ends stays, and so does the key of an assignment.
   */
  static String masked(String word) {
    int from = Math.max(0, word.indexOf('=') + 1);
    int to = word.length();
    if (from == to) {
      from = 0;
    }
    while (from < to && "([{<\"'`".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ")]}>\"'`,:;.".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(0, from) + (char) Masker.VALUE + word.substring(to);
  }

  /** The word with all that may be a value taken for one. */
  static String plain(String word) {
    if (word.indexOf(Masker.MAYBE) < 0) {
      return word;
    }
    StringBuilder plain = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == Masker.MAYBE) {
        inside = true;
        plain.append((char) Masker.VALUE);
      } else if (c == Masker.MAYBE_END) {
        inside = false;
      } else if (!inside) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** A word as people read it: marks removed. */
  static String shown(String text) {
    return text.replace(String.valueOf((char) Masker.MAYBE), "")
        .replace(String.valueOf((char) Masker.MAYBE_END), "")
        .replace((char) Masker.BLANK, ' ')
        .replace(String.valueOf((char) Masker.VALUE), "<*>");
  }

  /**
   * Words that no sentence has: underscores, hyphens or capitals inside, or no vowel. What is all
   * in capitals is a state and no name.
   */
  static boolean looksLikeName(String word) {
    boolean inner = false;
    boolean vowel = false;
    boolean small = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      small |= Character.isLowerCase(c);
      inner |=
          (i > 0 && c >= 'A' && c <= 'Z' && Character.isLowerCase(word.charAt(i - 1)))
              || c == '_'
              || c == '-'
              || c == '$'
              || c == '#';
      vowel |= "aeiouyAEIOUY".indexOf(c) >= 0;
    }
    return small && (inner || !vowel);
  }
}
