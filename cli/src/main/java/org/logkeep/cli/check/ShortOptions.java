package org.logkeep.cli.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Single-letter options, clustered and with arguments glued on or behind, as {@code getopts} of the
 * shells and of Perl read them. Reading stops at the first operand or at {@code --}.
 *
 * @param options what was given, in order
 * @param operands what is left
 */
record ShortOptions(List<Option> options, List<String> operands) {

  /** One thing read from the command line. */
  sealed interface Option {
    /** A switch without an argument. */
    record Flag(char name) implements Option {}

    /** A switch with its argument. */
    record Valued(char name, String value) implements Option {}

    /** A switch whose argument is missing. */
    record Bare(char name) implements Option {}

    /** A letter that is not known. */
    record Unknown(char name) implements Option {}

    /** {@code --word}, with what stands behind an equals sign, or nothing. */
    record LongOption(String name, String value) implements Option {}
  }

  /**
   * Reads a command line.
   *
   * @param spec the letters; a colon behind one says that it takes an argument
   */
  static ShortOptions parse(String spec, String[] args) {
    return parse(spec, List.of(), args);
  }

  /**
   * Reads a command line of words only, which may stand before, between and behind the operands.
   */
  static ShortOptions parseAnywhere(List<String> valued, String[] args) {
    List<Option> options = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    List<String> rest = List.of(args);
    while (!rest.isEmpty()) {
      ShortOptions part = parse("", valued, rest.toArray(String[]::new));
      options.addAll(part.options());
      boolean closed = rest.subList(0, rest.size() - part.operands().size()).contains("--");
      int taken = closed ? part.operands().size() : Math.min(1, part.operands().size());
      operands.addAll(part.operands().subList(0, taken));
      rest = part.operands().subList(taken, part.operands().size());
    }
    return new ShortOptions(options, operands);
  }

  /**
   * Reads a command line that may have words with values.
   *
   * @param valued the words whose value may stand behind them as an argument of its own
   */
  static ShortOptions parse(String spec, List<String> valued, String[] args) {
    List<Option> options = new ArrayList<>();
    int at = 0;
    while (at < args.length && args[at].length() > 1 && args[at].charAt(0) == '-') {
      String word = args[at++];
      if (word.equals("--")) {
        break;
      }
      if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        if (valued.contains(word.substring(2)) && at < args.length) {
          options.add(new Option.LongOption(word.substring(2), args[at++]));
          continue;
        }
        options.add(
            equals < 0
                ? new Option.LongOption(word.substring(2), "")
                : new Option.LongOption(word.substring(2, equals), word.substring(equals + 1)));
        continue;
      }
      for (int i = 1; i < word.length(); i++) {
        char letter = word.charAt(i);
        int known = letter == ':' ? -1 : spec.indexOf(letter);
        boolean takesValue =
            known >= 0 && known + 1 < spec.length() && spec.charAt(known + 1) == ':';
        if (known < 0) {
          options.add(new Option.Unknown(letter));
        } else if (!takesValue) {
          options.add(new Option.Flag(letter));
        } else if (i + 1 < word.length()) {
          options.add(new Option.Valued(letter, word.substring(i + 1)));
          break;
        } else if (at < args.length) {
          options.add(new Option.Valued(letter, args[at++]));
        } else {
          options.add(new Option.Bare(letter));
        }
      }
    }
    return new ShortOptions(options, List.of(args).subList(at, args.length));
  }
}
