package org.logkeep.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logkeep.match.Node.Greed;
import org.logkeep.match.Node.Position;

/**
 * PCRE2 patterns (pcre2pattern(3)) as syslog-ng and metalog use them: without UCP, so {@code \d \w
 * \s} and the named classes are ASCII even where characters are UTF-8.
 *
 * <p>The text is read twice: the first time only counts groups and collects their names, so that a
 * reference may stand before its group. What cannot be matched under a step budget, or is not done
 * yet, is refused by name: recursion and subroutine calls, {@code \X}, {@code \C}, call-outs and
 * control verbs.
 */
final class PcreParser {
  private static final int MAX_COUNT = 65535;
  private static final int MAX_DEPTH = 250;

  private final PatternText text;
  private final PcreEscapes escapes;
  private final boolean characters;
  private final boolean anyCrlf;
  private final int knownGroups;
  private final Map<String, List<Integer>> knownNames;
  private final Map<String, List<Integer>> names = new LinkedHashMap<>();
  private boolean duplicateNames;
  private int groups;
  private int depth;

  /** What inline settings such as {@code (?i)} change until the end of their group. */
  private record Settings(
      boolean ignoreCase,
      boolean multiline,
      boolean dotAll,
      boolean extended,
      boolean extendedClass,
      boolean ungreedy,
      boolean noCapture) {

    Settings with(char letter, boolean on) {
      return new Settings(
          letter == 'i' ? on : ignoreCase,
          letter == 'm' ? on : multiline,
          letter == 's' ? on : dotAll,
          letter == 'x' ? on : extended,
          letter == 'X' ? on : extendedClass,
          letter == 'U' ? on : ungreedy,
          letter == 'n' ? on : noCapture);
    }
  }

  private Settings settings;

  private PcreParser(PatternSpec spec, int knownGroups, Map<String, List<Integer>> knownNames) {
    this.characters = spec.characters();
    this.text = new PatternText(spec.text(), characters);
    this.anyCrlf = spec.flags().contains(PatternFlag.NEWLINE);
    this.duplicateNames = spec.flags().contains(PatternFlag.DUPNAMES);
    this.knownGroups = knownGroups;
    this.knownNames = knownNames;
    this.settings = new Settings(spec.ignoreCase(), false, false, false, false, false, false);
    this.escapes = new PcreEscapes(text, characters);
  }

  static Parsed parse(PatternSpec spec) {
    PcreParser counter = new PcreParser(spec, Integer.MAX_VALUE, Map.of());
    counter.whole();
    PcreParser parser = new PcreParser(spec, counter.groups, counter.names);
    Node root = parser.whole();
    Set<PatternFlag> flags = spec.flags();
    if (flags.contains(PatternFlag.WHOLE)) {
      root =
          Node.cat(List.of(new Node.At(Position.TEXT_START), root, new Node.At(Position.TEXT_END)));
    }
    return new Parsed(root, parser.groups, parser.names, parser.characters, CharClasses.WORD);
  }

  private Node whole() {
    Node root = alternatives(false);
    if (!text.atEnd()) {
      throw text.problem("unmatched closing parenthesis");
    }
    return root;
  }

  private boolean counting() {
    return knownGroups == Integer.MAX_VALUE;
  }

  /**
   * Reads up to a closing parenthesis or the end; settings changed inside hold to the end of it.
   */
  private Node alternatives(boolean resetNumbers) {
    if (++depth > MAX_DEPTH) {
      throw text.problem("groups are nested more than " + MAX_DEPTH + " deep");
    }
    int firstGroup = groups;
    int lastGroup = groups;
    List<Node> choices = new ArrayList<>();
    do {
      if (resetNumbers) {
        lastGroup = Math.max(lastGroup, groups);
        groups = firstGroup;
      }
      choices.add(branch());
    } while (text.take('|'));
    groups = Math.max(groups, lastGroup);
    depth--;
    return Node.alt(choices);
  }

  private Node branch() {
    List<Node> parts = new ArrayList<>();
    while (true) {
      skipIgnored();
      int c = text.peek();
      if (c == PatternText.END || c == '|' || c == ')') {
        return Node.cat(parts);
      }
      if (text.take("\\Q")) {
        quoted(parts);
        continue;
      }
      if (!text.take("\\E")) {
        parts.add(quantified(atom()));
      }
    }
  }

  private void skipIgnored() {
    while (true) {
      if (text.take("(?#")) {
        int start = text.mark();
        while (text.peek() != ')') {
          if (text.next() == PatternText.END) {
            throw text.problem(start, "missing ) after (?# comment");
          }
        }
        text.next();
      } else if (settings.extended && CharClasses.SPACE.contains(text.peek())) {
        text.next();
      } else if (settings.extended && text.peek() == '#') {
        while (!text.atEnd() && text.next() != '\n') {
          // a comment runs to the end of the line
        }
      } else {
        return;
      }
    }
  }

  /**
   * Behind {@code \Q}: literals up to {@code \E}; a quantifier behind that repeats the last one.
   */
  private void quoted(List<Node> parts) {
    while (!text.atEnd() && !text.take("\\E")) {
      Node one = literal(text.next());
      boolean last = text.take("\\E");
      parts.add(last ? quantified(one) : one);
      if (last) {
        return;
      }
    }
  }

  /** Reads the quantifier behind an atom, if there is one; PCRE takes no second. */
  private Node quantified(Node atom) {
    skipIgnored();
    int mark = text.mark();
    Bounds bounds = bounds();
    if (bounds.min < 0) {
      return atom;
    }
    if (atom instanceof Node.At || atom instanceof Node.Keep) {
      throw text.problem(mark, "quantifier does not follow a repeatable item");
    }
    boolean possessive = text.take('+');
    boolean lazy = !possessive && text.take('?') != settings.ungreedy;
    Node result =
        bounds.min == 1 && bounds.max == 1
            ? atom
            : new Node.Repeat(atom, bounds.min, bounds.max, lazy ? Greed.LAZY : Greed.GREEDY);
    skipIgnored();
    int second = text.mark();
    if (bounds().min >= 0) {
      throw text.problem(second, "quantifier does not follow a repeatable item");
    }
    return possessive ? new Node.Atomic(result) : result;
  }

  private record Bounds(int min, int max) {
    static final Bounds NONE = new Bounds(-1, -1);
  }

  /** Reads {@code * + ? {n} {n,} {n,m}}; a brace that opens none of these is left alone. */
  private Bounds bounds() {
    int mark = text.mark();
    if (text.take('*')) {
      return new Bounds(0, -1);
    }
    if (text.take('+')) {
      return new Bounds(1, -1);
    }
    if (text.take('?')) {
      return new Bounds(0, 1);
    }
    if (!text.take('{')) {
      return Bounds.NONE;
    }
    int min = number();
    int max = text.take(',') ? number() : min;
    if (min < 0 || !text.take('}')) {
      text.reset(mark);
      return Bounds.NONE;
    }
    if (min > MAX_COUNT || max > MAX_COUNT) {
      throw text.problem(mark, "number too big in {} quantifier");
    }
    if (max >= 0 && max < min) {
      throw text.problem(mark, "numbers out of order in {} quantifier");
    }
    return new Bounds(min, max);
  }

  private int number() {
    int value = -1;
    while (text.peek() >= '0' && text.peek() <= '9') {
      value = Math.min(MAX_COUNT + 1, Math.max(value, 0) * 10 + text.next() - '0');
    }
    return value;
  }

  private Node atom() {
    int start = text.mark();
    int c = text.next();
    return switch (c) {
      case '(' -> group(start);
      case '[' -> bracket();
      case '.' -> new Node.Chars(settings.dotAll ? CharSet.every(characters) : notNewline());
      case '^' ->
          new Node.At(
              !settings.multiline
                  ? Position.TEXT_START
                  : anyCrlf ? Position.LINE_START_ANYCRLF : Position.LINE_START);
      case '$' ->
          new Node.At(
              settings.multiline
                  ? (anyCrlf ? Position.LINE_END_ANYCRLF : Position.LINE_END)
                  : finalEnd());
      case '*', '+', '?' ->
          throw text.problem(start, "quantifier does not follow a repeatable item");
      case '\\' -> escape(start);
      default -> literal(c);
    };
  }

  private Position finalEnd() {
    return anyCrlf ? Position.FINAL_END_ANYCRLF : Position.FINAL_END;
  }

  private CharSet notNewline() {
    CharSet all = CharSet.every(characters).minus(CharClasses.NEWLINE);
    return anyCrlf ? all.minus(CharSet.of('\r')) : all;
  }

  private Node literal(int symbol) {
    return chars(CharSet.of(symbol));
  }

  private Node chars(CharSet set) {
    return new Node.Chars(settings.ignoreCase ? CharClasses.fold(set, characters) : set);
  }

  private Node bracket() {
    return new Node.Chars(
        new PcreBracket(text, escapes, characters, settings.ignoreCase, settings.extendedClass)
            .parse());
  }

  private Node escape(int start) {
    int c = text.next();
    return switch (c) {
      case PatternText.END -> throw text.problem(start, "\\ at end of pattern");
      case 'A' -> new Node.At(Position.TEXT_START);
      case 'Z' -> new Node.At(finalEnd());
      case 'z' -> new Node.At(Position.TEXT_END);
      case 'G' -> new Node.At(Position.SEARCH_START);
      case 'b' -> new Node.At(Position.WORD_EDGE);
      case 'B' -> new Node.At(Position.NOT_WORD_EDGE);
      case 'K' -> new Node.Keep();
      case 'N' -> new Node.Chars(notNewline());
      case 'R' ->
          new Node.Atomic(
              Node.alt(
                  List.of(
                      Node.cat(
                          List.of(
                              new Node.Chars(CharSet.of('\r')), new Node.Chars(CharSet.of('\n')))),
                      new Node.Chars(escapes.verticalSpace()))));
      case 'X', 'C' -> throw text.problem(start, "\\" + (char) c + " is not supported");
      case 'k' -> namedReference(start);
      case 'g' -> reference(start);
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        text.skip(-1);
        int number = number();
        if (number < 10 || number <= (counting() ? groups : knownGroups)) {
          yield backReference(number, start);
        }
        text.reset(start + 1);
        if (text.peek() >= '8') {
          throw text.problem(start, "reference to non-existent group " + number);
        }
        yield literal(escapes.octal(3));
      }
      default -> {
        text.skip(-1);
        yield chars(escapes.set(start));
      }
    };
  }

  private Node backReference(int number, int start) {
    if (number < 1 || (!counting() && number > knownGroups)) {
      throw text.problem(start, "reference to non-existent group " + number);
    }
    return new Node.BackRef(List.of(number), settings.ignoreCase);
  }

  private Node backReference(String name, int start) {
    List<Integer> numbers = counting() ? List.of(1) : knownNames.get(name);
    if (numbers == null) {
      throw text.problem(start, "reference to non-existent group " + name);
    }
    return new Node.BackRef(numbers, settings.ignoreCase);
  }

  /** {@code \k<name>}, {@code \k'name'}, {@code \k{name}}. */
  private Node namedReference(int start) {
    int open = text.next();
    int close = open == '<' ? '>' : open == '{' ? '}' : open == '\'' ? '\'' : PatternText.END;
    if (close == PatternText.END) {
      throw text.problem(start, "\\k is not followed by a name in <>, {} or ''");
    }
    return backReference(name(close), start);
  }

  /** {@code \gN}, {@code \g{N}}, {@code \g{-N}}, {@code \g{name}}. */
  private Node reference(int start) {
    if (text.peek() == '<' || text.peek() == '\'') {
      throw text.problem(start, "subroutine calls are not supported");
    }
    boolean braces = text.take('{');
    int sign = text.take('-') ? -1 : text.take('+') ? 1 : 0;
    int number = number();
    if (number < 0) {
      if (!braces || sign != 0) {
        throw text.problem(start, "\\g is not followed by a group number or name");
      }
      return backReference(name('}'), start);
    }
    if (braces && !text.take('}')) {
      throw text.problem(start, "missing } after \\g{");
    }
    return backReference(
        sign < 0 ? groups - number + 1 : sign > 0 ? groups + number : number, start);
  }

  private String name(int close) {
    int from = text.mark();
    while (text.peek() != close) {
      if (!CharClasses.WORD.contains(text.peek())) {
        throw text.problem("syntax error in group name");
      }
      text.next();
    }
    String name = text.slice(from, text.mark());
    text.next();
    if (name.isEmpty() || Character.isDigit(name.charAt(0)) || name.length() > 32) {
      throw text.problem(
          from, "a group name is 1 to 32 letters, digits and underscores, no digit first");
    }
    return name;
  }

  private Node group(int start) {
    Settings outer = settings;
    if (text.peek() == '*') {
      throw text.problem(start, "control verbs are not supported");
    }
    if (!text.take('?')) {
      return settings.noCapture ? closed(alternatives(false), start, outer) : capture(start, outer);
    }
    int c = text.next();
    return switch (c) {
      case ':' -> closed(alternatives(false), start, outer);
      case '|' -> closed(alternatives(true), start, outer);
      case '>' -> new Node.Atomic(closed(alternatives(false), start, outer));
      case '=' -> look(true, false, start, outer);
      case '!' -> look(true, true, start, outer);
      case '<' -> {
        if (text.take('=')) {
          yield look(false, false, start, outer);
        }
        if (text.take('!')) {
          yield look(false, true, start, outer);
        }
        yield named(name('>'), start, outer);
      }
      case '\'' -> named(name('\''), start, outer);
      case 'P' -> {
        if (text.take('<')) {
          yield named(name('>'), start, outer);
        }
        if (text.take('=')) {
          yield backReference(name(')'), start);
        }
        throw text.problem(start, "subroutine calls are not supported");
      }
      case '(' -> condition(start, outer);
      case 'R', '&', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+' ->
          throw text.problem(start, "recursion and subroutine calls are not supported");
      case 'C' -> throw text.problem(start, "call-outs are not supported");
      default -> {
        text.skip(-1);
        yield inlineSettings(start, outer);
      }
    };
  }

  private Node named(String name, int start, Settings outer) {
    List<Integer> before = names.getOrDefault(name, List.of());
    int number = groups + 1;
    if (!before.isEmpty() && !duplicateNames && !before.contains(number)) {
      throw text.problem(start, "two groups have the name " + name + " (flag dupnames allows it)");
    }
    if (!before.contains(number)) {
      List<Integer> all = new ArrayList<>(before);
      all.add(number);
      names.put(name, List.copyOf(all));
    }
    return capture(start, outer);
  }

  private Node capture(int start, Settings outer) {
    int number = ++groups;
    return new Node.Group(number, closed(alternatives(false), start, outer));
  }

  private Node closed(Node body, int start, Settings outer) {
    if (!text.take(')')) {
      throw text.problem(start, "missing closing parenthesis");
    }
    settings = outer;
    return body;
  }

  private Node.Look look(boolean ahead, boolean negative, int start, Settings outer) {
    Node body = closed(alternatives(false), start, outer);
    if (!ahead && Widths.ofAlternatives(body).contains(-1)) {
      throw text.problem(start, "look-behind is not of fixed length");
    }
    return new Node.Look(ahead, negative, body);
  }

  /** Behind {@code (?(}: a group number or name, or a look-around, then one or two branches. */
  private Node condition(int start, Settings outer) {
    if (text.peek() == '?') {
      Node look = group(text.mark() - 1);
      if (!(look instanceof Node.Look test)) {
        throw text.problem(start, "assertion expected after (?( or (?(?C)");
      }
      Node[] both = conditionBranches(start, outer);
      return new Node.IfLook(test, both[0], both[1]);
    }
    int sign = text.take('-') ? -1 : text.take('+') ? 1 : 0;
    int number = number();
    List<Integer> numbers;
    if (number >= 0) {
      int group = sign < 0 ? groups - number + 1 : sign > 0 ? groups + number : number;
      if (!text.take(')') || group < 1 || (!counting() && group > knownGroups)) {
        throw text.problem(start, "reference to non-existent group in a condition");
      }
      numbers = List.of(group);
    } else {
      boolean angle = text.take('<');
      boolean quote = !angle && text.take('\'');
      String name = name(angle ? '>' : quote ? '\'' : ')');
      if ((angle || quote) && !text.take(')')) {
        throw text.problem(start, "missing ) after the name of a condition");
      }
      List<Integer> known = counting() ? List.of(1) : knownNames.get(name);
      if (known == null) {
        throw text.problem(start, "the condition " + name + " is no group's name");
      }
      numbers = known;
    }
    Node[] both = conditionBranches(start, outer);
    return new Node.IfGroup(numbers, both[0], both[1]);
  }

  private Node[] conditionBranches(int start, Settings outer) {
    Node yes = branch();
    Node no = text.take('|') ? branch() : Node.EMPTY;
    if (text.peek() == '|') {
      throw text.problem(start, "conditional group contains more than two branches");
    }
    closed(Node.EMPTY, start, outer);
    return new Node[] {yes, no};
  }

  /** {@code (?i)}, {@code (?i-s:...)}, {@code (?^)}. */
  private Node inlineSettings(int start, Settings outer) {
    boolean on = true;
    if (text.take('^')) {
      settings = new Settings(false, false, false, false, false, settings.ungreedy, false);
    }
    while (true) {
      int c = text.next();
      switch (c) {
        case '-' -> {
          on = false;
        }
        case 'i', 'm', 's', 'U', 'n' -> {
          settings = settings.with((char) c, on);
        }
        case 'x' -> {
          settings = settings.with('x', on).with('X', text.take('x') && on);
        }
        case 'J' -> {
          duplicateNames = on;
        }
        case ')' -> {
          return Node.EMPTY;
        }
        case ':' -> {
          return closed(alternatives(false), start, outer);
        }
        default -> throw text.problem(start, "unrecognized character after (? or (?-");
      }
    }
  }
}
