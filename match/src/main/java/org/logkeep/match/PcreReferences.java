package org.logkeep.match;

import java.util.List;

/** How a pattern names its groups, and points at them (pcre2pattern(3), "Backreferences"). */
final class PcreReferences {
  private static final int LONGEST_NAME = 32;

  private final PatternText text;
  private final PcreGroups groups;

  PcreReferences(PatternText text, PcreGroups groups) {
    this.text = text;
    this.groups = groups;
  }

  /** The group of a number. */
  List<Integer> number(int number, int start) {
    if (!groups.has(number)) {
      throw text.problem(start, "reference to non-existent group " + number);
    }
    return List.of(number);
  }

  /** The groups of a name. */
  List<Integer> name(String name, int start) {
    List<Integer> numbers = groups.named(name);
    if (numbers.isEmpty()) {
      throw text.problem(start, "reference to non-existent group " + name);
    }
    return numbers;
  }

  /** Behind {@code \k}: {@code <name>}, {@code 'name'}, {@code {name}}. */
  List<Integer> named(int start) {
    int open = text.next();
    int close = open == '<' ? '>' : open == '{' ? '}' : open == '\'' ? '\'' : PatternText.END;
    if (close == PatternText.END) {
      throw text.problem(start, "\\k is not followed by a name in <>, {} or ''");
    }
    return name(readName(close), start);
  }

  /** Behind {@code \g}: {@code N}, {@code {N}}, {@code {-N}}, {@code {name}}. */
  List<Integer> numberedOrNamed(int start) {
    if (text.peek() == '<' || text.peek() == '\'') {
      throw text.problem(start, "subroutine calls are not supported");
    }
    boolean braces = text.take('{');
    int sign = sign();
    int number = PcreBounds.number(text);
    if (number < 0) {
      if (!braces || sign != 0) {
        throw text.problem(start, "\\g is not followed by a group number or name");
      }
      return name(readName('}'), start);
    }
    if (braces && !text.take('}')) {
      throw text.problem(start, "missing } after \\g{");
    }
    return number(groups.number(sign, number), start);
  }

  /**
   * Behind {@code (?(}: {@code N)}, {@code -N)}, {@code name)}, {@code <name>)}, {@code 'name')}.
   */
  List<Integer> condition(int start) {
    int sign = sign();
    int given = PcreBounds.number(text);
    if (given >= 0) {
      int number = groups.number(sign, given);
      if (!text.take(')') || !groups.has(number)) {
        throw text.problem(start, "reference to non-existent group in a condition");
      }
      return List.of(number);
    }
    boolean angle = text.take('<');
    boolean quote = !angle && text.take('\'');
    String name = readName(angle ? '>' : quote ? '\'' : ')');
    if ((angle || quote) && !text.take(')')) {
      throw text.problem(start, "missing ) after the name of a condition");
    }
    List<Integer> numbers = groups.named(name);
    if (numbers.isEmpty()) {
      throw text.problem(start, "the condition " + name + " is no group's name");
    }
    return numbers;
  }

  private int sign() {
    return text.take('-') ? -1 : text.take('+') ? 1 : 0;
  }

  /** Reads a group's name up to the sign that closes it. */
  String readName(int close) {
    int from = text.mark();
    while (text.peek() != close) {
      if (!CharClasses.WORD.contains(text.peek())) {
        throw text.problem("syntax error in group name");
      }
      text.next();
    }
    String name = text.slice(from, text.mark());
    text.next();
    if (name.isEmpty() || Character.isDigit(name.charAt(0)) || name.length() > LONGEST_NAME) {
      throw text.problem(
          from, "a group name is 1 to 32 letters, digits and underscores, no digit first");
    }
    return name;
  }
}
