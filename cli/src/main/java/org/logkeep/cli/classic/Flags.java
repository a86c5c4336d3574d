package org.logkeep.cli.classic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command line taken apart as getopt(3) does: letters may be joined, a value may follow at once
 * or as the next word, {@code --} ends the flags.
 */
public final class Flags {
  /**
   * A flag that was given.
   *
   * @param letter its letter; {@code ?} for one that is not known or lacks its value
   * @param value its value; empty where it takes none
   */
  public record Flag(char letter, String value) {}

  private final List<Flag> flags = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final String letters;
  private final Map<String, Character> names;

  private Flags(String letters, Map<String, Character> names) {
    this.letters = letters;
    this.names = new HashMap<>(names);
  }

  /**
   * Takes a command line apart.
   *
   * @param letters the letters; a colon follows those that take a value, two colons those whose
   *     value may be missing and is then written at once behind them
   * @param names long names and the letters that they stand for
   */
  public static Flags parse(List<String> arguments, String letters, Map<String, Character> names) {
    Flags result = new Flags(letters, names);
    int i = 0;
    while (i < arguments.size()) {
      String word = arguments.get(i);
      String next = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
      if (word.equals("--")) {
        result.words.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      }
      if (word.startsWith("--") && !names.isEmpty()) {
        i += result.named(word.substring(2), next) ? 2 : 1;
      } else if (word.startsWith("-") && word.length() > 1) {
        i += result.cluster(word, next) ? 2 : 1;
      } else {
        result.words.add(word);
        i++;
      }
    }
    return result;
  }

  /** Whether the next word was used up. */
  private boolean named(String word, @Nullable String next) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Optional<Character> letter = find(name);
    if (letter.isEmpty()) {
      flags.add(new Flag('?', "--" + word));
      return false;
    }
    if (equals >= 0) {
      boolean takes = takesValue(letter.get());
      flags.add(
          takes ? new Flag(letter.get(), word.substring(equals + 1)) : new Flag('?', "--" + word));
      return false;
    }
    if (!takesValue(letter.get()) || mayLackValue(letter.get())) {
      flags.add(new Flag(letter.get(), ""));
      return false;
    }
    flags.add(next == null ? new Flag('?', "--" + word) : new Flag(letter.get(), next));
    return next != null;
  }

  /** The letter of a name, or of the only one that begins so. */
  private Optional<Character> find(String name) {
    Character exact = names.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<Character> near =
        names.entrySet().stream()
            .filter(e -> e.getKey().startsWith(name))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }

  private boolean takesValue(char letter) {
    int at = letters.indexOf(letter);
    return at >= 0 && at + 1 < letters.length() && letters.charAt(at + 1) == ':';
  }

  private boolean mayLackValue(char letter) {
    int at = letters.indexOf(letter);
    return letters.startsWith("::", at + 1);
  }

  private boolean cluster(String word, @Nullable String next) {
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (letter == ':' || letters.indexOf(letter) < 0) {
        flags.add(new Flag('?', "-" + letter));
        continue;
      }
      if (!takesValue(letter)) {
        flags.add(new Flag(letter, ""));
        continue;
      }
      if (i + 1 < word.length()) {
        flags.add(new Flag(letter, word.substring(i + 1)));
        return false;
      }
      if (mayLackValue(letter)) {
        flags.add(new Flag(letter, ""));
        return false;
      }
      flags.add(next == null ? new Flag('?', "-" + letter) : new Flag(letter, next));
      return next != null;
    }
    return false;
  }

  /** The flags in their order. */
  public List<Flag> flags() {
    return flags;
  }

  /** What is no flag. */
  public List<String> words() {
    return words;
  }
}
