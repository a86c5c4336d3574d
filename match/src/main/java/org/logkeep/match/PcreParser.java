package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final int MAX_DEPTH = 250;

  private final PatternText text;
  private final PcreEscapes escapes;
  private final boolean characters;
  private final boolean anyCrlf;
  private final PcreGroups groups;
  private final PcreReferences references;
  private PcreSettings settings;
  private int depth;

  private PcreParser(PatternSpec spec, PcreGroups groups) {
    this.characters = spec.characters();
    this.text = new PatternText(spec.text(), characters);
    this.anyCrlf = spec.flags().contains(PatternFlag.NEWLINE);
    this.groups = groups;
    this.settings = PcreSettings.initial(spec.ignoreCase());
    this.escapes = new PcreEscapes(text, characters);
    this.references = new PcreReferences(text, groups);
  }

  static Parsed parse(PatternSpec spec) {
    Set<PatternFlag> flags = spec.flags();
    boolean duplicateNames = flags.contains(PatternFlag.DUPNAMES);
    PcreGroups all = PcreGroups.counting(duplicateNames);
    new PcreParser(spec, all).whole();
    PcreGroups groups = all.again(duplicateNames);
    PcreParser parser = new PcreParser(spec, groups);
    Node root = parser.whole();
    if (flags.contains(PatternFlag.WHOLE)) {
      root =
          Node.cat(List.of(new Node.At(Position.TEXT_START), root, new Node.At(Position.TEXT_END)));
    }
    return new Parsed(root, groups.count(), groups.names(), parser.characters, CharClasses.WORD);
  }

  private Node whole() {
    Node root = alternatives(false);
    if (!text.atEnd()) {
      throw text.problem("unmatched closing parenthesis");
    }
    return root;
  }

  /**
   * Reads up to a closing parenthesis or the end; settings changed inside hold to the end of it.
   */
  private Node alternatives(boolean resetNumbers) {
    if (++depth > MAX_DEPTH) {
      throw text.problem("groups are nested more than " + MAX_DEPTH + " deep");
    }
    int firstGroup = groups.count();
    int lastGroup = firstGroup;
    List<Node> choices = new ArrayList<>();
    do {
      if (resetNumbers) {
        lastGroup = Math.max(lastGroup, groups.count());
        groups.count(firstGroup);
      }
      choices.add(branch());
    } while (text.take('|'));
    groups.count(Math.max(groups.count(), lastGroup));
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
      } else if (settings.extended() && CharClasses.SPACE.contains(text.peek())) {
        text.next();
      } else if (settings.extended() && text.peek() == '#') {
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
    Optional<PcreBounds> given = PcreBounds.read(text);
    if (given.isEmpty()) {
      return atom;
    }
    PcreBounds bounds = given.get();
    if (atom instanceof Node.At || atom instanceof Node.Keep) {
      throw text.problem(mark, "quantifier does not follow a repeatable item");
    }
    boolean possessive = text.take('+');
    boolean lazy = !possessive && text.take('?') != settings.ungreedy();
    Node result =
        bounds.isOnce()
            ? atom
            : new Node.Repeat(atom, bounds.min(), bounds.max(), lazy ? Greed.LAZY : Greed.GREEDY);
    skipIgnored();
    int second = text.mark();
    if (PcreBounds.read(text).isPresent()) {
      throw text.problem(second, "quantifier does not follow a repeatable item");
    }
    return possessive ? new Node.Atomic(result) : result;
  }

  private Node atom() {
    int start = text.mark();
    int c = text.next();
    return switch (c) {
      case '(' -> group(start);
      case '[' -> bracket();
      case '.' -> new Node.Chars(settings.dotAll() ? CharSet.every(characters) : notNewline());
      case '^' ->
          new Node.At(
              !settings.multiline()
                  ? Position.TEXT_START
                  : anyCrlf ? Position.LINE_START_ANYCRLF : Position.LINE_START);
      case '$' ->
          new Node.At(
              settings.multiline()
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
    return new Node.Chars(settings.ignoreCase() ? CharClasses.fold(set, characters) : set);
  }

  private Node bracket() {
    return new Node.Chars(
        new PcreBracket(text, escapes, characters, settings.ignoreCase(), settings.extendedClass())
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
      case 'k' -> backReference(references.named(start));
      case 'g' -> backReference(references.numberedOrNamed(start));
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        text.skip(-1);
        int number = PcreBounds.number(text);
        if (number < 10 || number <= groups.known()) {
          yield backReference(references.number(number, start));
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

  private Node backReference(List<Integer> numbers) {
    return new Node.BackRef(numbers, settings.ignoreCase());
  }

  private Node group(int start) {
    PcreSettings outer = settings;
    if (text.peek() == '*') {
      throw text.problem(start, "control verbs are not supported");
    }
    if (!text.take('?')) {
      return settings.noCapture()
          ? closed(alternatives(false), start, outer)
          : capture(start, outer);
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
        yield named(references.readName('>'), start, outer);
      }
      case '\'' -> named(references.readName('\''), start, outer);
      case 'P' -> {
        if (text.take('<')) {
          yield named(references.readName('>'), start, outer);
        }
        if (text.take('=')) {
          yield backReference(references.name(references.readName(')'), start));
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

  private Node named(String name, int start, PcreSettings outer) {
    if (!groups.name(name)) {
      throw text.problem(start, "two groups have the name " + name + " (flag dupnames allows it)");
    }
    return capture(start, outer);
  }

  private Node capture(int start, PcreSettings outer) {
    int number = groups.open();
    return new Node.Group(number, closed(alternatives(false), start, outer));
  }

  private Node closed(Node body, int start, PcreSettings outer) {
    if (!text.take(')')) {
      throw text.problem(start, "missing closing parenthesis");
    }
    settings = outer;
    return body;
  }

  private Node.Look look(boolean ahead, boolean negative, int start, PcreSettings outer) {
    Node body = closed(alternatives(false), start, outer);
    if (!ahead && Widths.ofAlternatives(body).contains(-1)) {
      throw text.problem(start, "look-behind is not of fixed length");
    }
    return new Node.Look(ahead, negative, body);
  }

  /** Behind {@code (?(}: a group number or name, or a look-around, then one or two branches. */
  private Node condition(int start, PcreSettings outer) {
    if (text.peek() == '?') {
      Node look = group(text.mark() - 1);
      if (!(look instanceof Node.Look test)) {
        throw text.problem(start, "assertion expected after (?( or (?(?C)");
      }
      Node[] both = conditionBranches(start, outer);
      return new Node.IfLook(test, both[0], both[1]);
    }
    List<Integer> numbers = references.condition(start);
    Node[] both = conditionBranches(start, outer);
    return new Node.IfGroup(numbers, both[0], both[1]);
  }

  private Node[] conditionBranches(int start, PcreSettings outer) {
    Node yes = branch();
    Node no = text.take('|') ? branch() : Node.EMPTY;
    if (text.peek() == '|') {
      throw text.problem(start, "conditional group contains more than two branches");
    }
    closed(Node.EMPTY, start, outer);
    return new Node[] {yes, no};
  }

  /** {@code (?i)}, {@code (?i-s:...)}, {@code (?^)}. */
  private Node inlineSettings(int start, PcreSettings outer) {
    boolean on = true;
    if (text.take('^')) {
      settings = settings.unset();
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
          groups.allowDuplicateNames(on);
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
