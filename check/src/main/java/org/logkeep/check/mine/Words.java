package org.logkeep.check.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of all skeletons, numbered. */
final class Words {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Word> words = new ArrayList<>();
  private int[] masked = new int[256];

  /** The number of a word. */
  int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    String plain = Word.plain(text);
    int plainNumber = plain.equals(text) ? words.size() : number(plain);
    int number = words.size();
    numbers.put(text, number);
    words.add(
        new Word(
            text,
            mix(number + 1),
            plain.equals(text) ? number : plainNumber,
            text.chars().anyMatch(Character::isLetter),
            text.chars().noneMatch(c -> c < ' ' || Character.isLetterOrDigit(c)),
            text.indexOf(Masker.VALUE) >= 0,
            text.indexOf(Masker.VALUE) >= 0 && text.chars().allMatch(SkeletonWriter::joins),
            Word.looksLikeState(text),
            Word.looksLikeName(text),
            Word.masked(text)));
    return number;
  }

  /** The word of a number. */
  Word get(int number) {
    return words.get(number);
  }

  /** The number of a word with a value in its place. */
  int masked(int number) {
    if (number >= masked.length) {
      masked = Arrays.copyOf(masked, Math.max(number + 1, masked.length * 2));
    }
    if (masked[number] == 0) {
      masked[number] = number(words.get(number).shape()) + 1;
    }
    return masked[number] - 1;
  }

  /** Spreads bits, so that sums of hashes seldom collide (the finalizer of SplitMix64). */
  static long mix(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
