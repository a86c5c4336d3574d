package org.logkeep.match.hyperscan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Expressions to compile, each under the number that a hit reports. */
public final class Expressions {
  private final List<String> texts = new ArrayList<>();
  private int[] numbers = new int[16];

  /** Adds one, in ASCII without a zero byte. */
  public void add(String text, int number) {
    if (texts.size() == numbers.length) {
      numbers = Arrays.copyOf(numbers, texts.size() * 2);
    }
    numbers[texts.size()] = number;
    texts.add(text);
  }

  /** Leaves one out; those behind it move up. */
  void remove(int index) {
    texts.remove(index);
    System.arraycopy(numbers, index + 1, numbers, index, texts.size() - index);
  }

  /** How many there are. */
  public int size() {
    return texts.size();
  }

  /** The number of one. */
  int number(int index) {
    return numbers[index];
  }

  /** The text of one. */
  String text(int index) {
    return texts.get(index);
  }
}
