package org.logkeep.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.logkeep.match.Node.Greed;
import org.logkeep.match.Node.Position;

/**
 * POSIX regular expressions: extended as {@code grep -E} of GNU grep 3.8 reads them, and extended
 * and basic as glibc's {@code regcomp} does.
 *
 * <p>The differences are where a quantifier has nothing to repeat (grep: the empty string; regcomp:
 * an error, or a literal star in basic syntax), a brace that opens no interval (grep: literal),
 * whether an anchor can be repeated (grep: yes), and whether a newline in the pattern separates
 * alternatives and is left out of {@code .} and negated sets (grep: yes, its texts are lines).
 */
final class PosixParser {
  /** Greatest count in an interval (RE_DUP_MAX of glibc). */
  static final int MAX_COUNT = 32767;

  private final PatternText text;
  private final boolean grep;
  private final boolean basic;
  private final boolean characters;
  private final boolean ignoreCase;
  private final BitSet closedGroups = new BitSet();
  private int groups;

  /** Whether the last thing read was a quantifier that has nothing to repeat. */
  private boolean idleQuantifier;

  /** Whether what is read next has nothing before it that could be repeated. */
  private boolean atStart;

  /** Groups that glibc takes for open still, see {@link #closeGroup}. */
  private int openForGlibc;

  private PosixParser(PatternSpec spec) {
    this.characters = spec.characters();
    this.text = new PatternText(spec.text(), characters);
    this.basic = spec.syntax() == PatternSyntax.BRE;
    this.grep = spec.syntax() == PatternSyntax.ERE_C || spec.syntax() == PatternSyntax.ERE_UTF8;
    this.ignoreCase = spec.ignoreCase();
  }

  static Parsed parse(PatternSpec spec) {
    PosixParser parser = new PosixParser(spec);
    Node root = parser.alternatives(0);
    if (parser.openForGlibc > 0) {
      throw parser.text.problem("unmatched ( or \\(");
    }
    if (!parser.text.atEnd()) {
      throw parser.text.problem("unmatched ) or \\)");
    }
    if (spec.flags().contains(PatternFlag.WHOLE)) {
      root =
          Node.cat(List.of(new Node.At(Position.TEXT_START), root, new Node.At(Position.TEXT_END)));
    }
    return new Parsed(
        root,
        parser.groups,
        Map.of(),
        parser.characters,
        CharClasses.wordContext(parser.characters));
  }

  private Node alternatives(int depth) {
    List<Node> choices = new ArrayList<>();
    BitSet before = (BitSet) closedGroups.clone();
    BitSet all = new BitSet();
    do {
      closedGroups.clear();
      closedGroups.or(before); // a group of one alternative cannot be named in another
      choices.add(branch(depth));
      all.or(closedGroups);
    } while (takeBar() || (grep && depth == 0 && text.take('\n')));
    closedGroups.or(all);
    return Node.alt(choices);
  }

  private boolean takeBar() {
    return basic ? text.take("\\|") : text.take('|');
  }

  private boolean atBranchEnd(int depth) {
    if (text.atEnd() || (grep && depth == 0 && text.peek() == '\n')) {
      return true;
    }
    if (basic) {
      return text.peek() == '\\' && (text.peek(1) == '|' || text.peek(1) == ')');
    }
    return text.peek() == '|' || (text.peek() == ')' && depth > 0);
  }

  private Node branch(int depth) {
    List<Node> parts = new ArrayList<>();
    boolean first = true;
    idleQuantifier = false;
    while (!atBranchEnd(depth)) {
      int start = text.mark();
      atStart = parts.isEmpty() || idleQuantifier || parts.getLast() instanceof Node.At;
      idleQuantifier = false;
      Node atom = atom(depth, first);
      boolean repeatable = grep || !(atom instanceof Node.At);
      if (repeatable) {
        first = false;
        atom = quantified(atom);
      } // else: in basic syntax the next star is literal again, in extended it is an error
      parts.add(atom);
      if (text.mark() == start) {
        throw text.problem("cannot be read");
      }
    }
    return Node.cat(parts);
  }

  /** Reads all quantifiers that follow; each repeats what is before it. */
  private Node quantified(Node atom) {
    Node result = atom;
    boolean position = atom instanceof Node.At || idleQuantifier;
    while (true) {
      if (text.take('*')) {
        result = repeat(result, 0, -1);
        idleQuantifier = position;
      } else if (basic ? text.take("\\+") : text.take('+')) {
        result = repeat(result, 1, -1);
        idleQuantifier = position;
      } else if (basic ? text.take("\\?") : text.take('?')) {
        result = repeat(result, 0, 1);
        idleQuantifier = position;
      } else if (atInterval()) {
        int mark = text.mark();
        int[] interval = interval(!(grep && position));
        if (interval.length == 0) {
          text.reset(mark);
          return result;
        }
        result = repeat(result, interval[0], interval[1]);
        position = false; // glibc skips the brace alone and reads on with the bounds as characters
        idleQuantifier = false;
      } else {
        return result;
      }
    }
  }

  private static Node repeat(Node body, int min, int max) {
    return new Node.Repeat(body, min, max, Greed.GREEDY);
  }

  private boolean atInterval() {
    return basic ? text.peek() == '\\' && text.peek(1) == '{' : text.peek() == '{';
  }

  /**
   * Reads {@code {n,m}}; an empty array when the brace is a literal one. grep asks both its
   * automaton, which takes a brace that opens no interval literally, and glibc, which does so only
   * where a bound breaks off: {@code a{1x} } is literal, {@code a{}} and {@code a{1,2,} } are
   * errors.
   *
   * @param repeats whether there is something to repeat; if not, glibc skips the brace
   */
  private int[] interval(boolean repeats) {
    int start = text.mark();
    text.skip(basic ? 2 : 1);
    int min = number();
    int max = min;
    boolean comma = text.peek() == ',';
    if (comma) {
      text.next();
      max = number();
    }
    boolean brokenOff = text.peek() != ',' && text.peek() != '}';
    boolean closed = basic ? text.take("\\}") : text.take('}');
    boolean valid = closed && (min >= 0 || comma) && (max < 0 || Math.max(min, 0) <= max);
    if (!valid) {
      if (grep && (brokenOff || !repeats)) {
        return new int[0];
      }
      throw text.problem(
          start,
          !closed && text.atEnd()
              ? "unmatched { or \\{"
              : closed && min > max
                  ? "invalid content of {}: the bounds are in the wrong order"
                  : "invalid content of {}");
    }
    if (min > MAX_COUNT || max > MAX_COUNT) {
      throw text.problem(start, "repetition count above " + MAX_COUNT);
    }
    return new int[] {Math.max(min, 0), max};
  }

  /** A decimal number, capped above the limit, or -1. */
  private int number() {
    int value = -1;
    while (text.peek() >= '0' && text.peek() <= '9') {
      value = Math.min(MAX_COUNT + 1, Math.max(value, 0) * 10 + text.next() - '0');
    }
    return value;
  }

  private Node atom(int depth, boolean first) {
    int start = text.mark();
    int c = text.next();
    return switch (c) {
      case '\\' -> escape(depth, first);
      case '[' -> new BracketParser(text, grep, characters, ignoreCase).parse();
      case '.' -> new Node.Chars(any());
      case '^' -> !basic || first ? new Node.At(Position.TEXT_START) : literal(c);
      case '$' -> !basic || atBranchEnd(1) ? new Node.At(Position.TEXT_END) : literal(c);
      case '(' -> basic ? literal(c) : group(depth, start);
      case '*' -> basic ? literal(c) : nothingToRepeat(start);
      case '+', '?' -> basic ? literal(c) : nothingToRepeat(start);
      case '{' -> basic ? literal(c) : brace(start);
      case ')' -> {
        openForGlibc = Math.max(0, openForGlibc - 1);
        yield literal(c);
      }
      default -> literal(c);
    };
  }

  private CharSet any() {
    CharSet all = CharSet.every(characters);
    return grep ? all.minus(CharClasses.NEWLINE) : all;
  }

  /** A brace with nothing before it to repeat. */
  private Node brace(int start) {
    text.reset(start);
    if (grep && interval(false).length == 0) {
      text.reset(start + 1);
      idleQuantifier = atStart;
      return literal('{');
    }
    return nothingToRepeat(start);
  }

  /** A quantifier without anything before it. */
  private Node nothingToRepeat(int start) {
    if (!grep) {
      throw text.problem(start, "nothing to repeat before this operator");
    }
    text.reset(start);
    idleQuantifier = true;
    return Node.EMPTY;
  }

  private Node group(int depth, int start) {
    int number = ++groups;
    Node body = alternatives(depth + 1);
    boolean closed = basic ? text.take("\\)") : text.take(')');
    if (!closed) {
      throw text.problem(start, "unmatched ( or \\(");
    }
    closeGroup();
    closedGroups.set(number);
    return new Node.Group(number, body);
  }

  /**
   * grep has its patterns read by glibc too. There a parenthesis right behind a quantifier that has
   * nothing to repeat is a character, not the end of a group: {@code (*)} is refused, and in {@code
   * (*)a)} the second one closes.
   */
  private void closeGroup() {
    if (grep && idleQuantifier) {
      openForGlibc++;
    }
    idleQuantifier = false;
  }

  private Node escape(int depth, boolean first) {
    int start = text.mark() - 1;
    int c = text.next();
    return switch (c) {
      case PatternText.END -> throw text.problem(start, "trailing backslash");
      case 'w' -> new Node.Chars(CharClasses.word(characters));
      case 'W' -> negated(CharClasses.word(characters));
      case 's' -> new Node.Chars(CharClasses.space(characters));
      case 'S' -> negated(CharClasses.space(characters));
      case 'b' -> new Node.At(Position.WORD_EDGE);
      case 'B' -> new Node.At(Position.NOT_WORD_EDGE);
      case '<' -> new Node.At(Position.WORD_START);
      case '>' -> new Node.At(Position.WORD_END);
      case '`' -> new Node.At(Position.TEXT_START);
      case '\'' -> new Node.At(Position.TEXT_END);
      case '(' -> basic ? group(depth, start) : literal(c);
      case '{' -> {
        if (basic && first) {
          throw text.problem(start, "nothing to repeat before this operator");
        }
        yield literal(c);
      }
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        if (!closedGroups.get(c - '0')) {
          throw text.problem(start, "back-reference to a group that is not closed before it");
        }
        yield new Node.BackRef(List.of(c - '0'), ignoreCase);
      }
      default -> literal(c);
    };
  }

  private Node negated(CharSet set) {
    CharSet rest = set.negate(characters);
    return new Node.Chars(grep ? rest.minus(CharClasses.NEWLINE) : rest);
  }

  private Node literal(int symbol) {
    CharSet one = CharSet.of(symbol);
    return new Node.Chars(ignoreCase ? CharClasses.fold(one, characters) : one);
  }
}
