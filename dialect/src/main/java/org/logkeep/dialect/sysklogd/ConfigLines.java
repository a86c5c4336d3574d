package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.LineText;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/**
 * Takes a file apart into the lines that mean something: remarks and blank lines are left out,
 * lines that end in a backslash are joined with what follows.
 *
 * <p>A line in the middle of a continuation is never taken for a block line, whatever it begins
 * with; sysklogd does that and loses the rule behind it.
 */
final class ConfigLines {
  /**
   * A line.
   *
   * @param text from its first visible character on, without white space at the end
   * @param indented whether white space stood before it
   * @param hashed whether it was written behind a {@code #}, which is not part of the text
   */
  record Line(LineText text, boolean indented, boolean hashed) {}

  /** What stands in the file, in its order. */
  private final List<Line> lines = new ArrayList<>();

  /** The remarks, each with its {@code #}. */
  private final List<LineText> remarks = new ArrayList<>();

  private Optional<LineText> pending = Optional.empty();
  private boolean pendingIndented;
  private final Reading reading;

  private ConfigLines(Reading reading) {
    this.reading = reading;
  }

  static ConfigLines read(SourceText source, Optional<Span> includedFrom, Reading reading) {
    ConfigLines result = new ConfigLines(reading);
    int length = source.length();
    int start = 0;
    while (start < length) {
      int end = start;
      while (end < length && source.at(end) != '\n') {
        end++;
      }
      result.add(LineText.of(source, includedFrom, start, end));
      start = end + 1;
    }
    result
        .pending
        .map(LineText::strip)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> result.lines.add(new Line(text, result.pendingIndented, false)));
    return result;
  }

  List<Line> lines() {
    return lines;
  }

  List<LineText> remarks() {
    return remarks;
  }

  private void add(LineText physical) {
    LineText text = physical.strip();
    boolean indented = physical.skipBlanks(0) > 0;
    if (text.isEmpty()) {
      return;
    }
    if (text.at(0) == '#') {
      if (pending.isEmpty() && reading.hashedBlocks() && isBlockSign(text.peek(1))) {
        lines.add(new Line(text.slice(1, text.length()), indented, true));
      } else {
        remarks.add(text);
      }
      return;
    }
    boolean more = text.at(text.length() - 1) == '\\';
    LineText piece = more ? text.slice(0, text.length() - 1) : text;
    if (pending.isEmpty()) {
      pendingIndented = indented;
    }
    LineText joined = pending.isEmpty() ? piece : pending.get().join(piece);
    if (more) {
      pending = Optional.of(joined);
    } else {
      pending = Optional.empty();
      LineText whole = joined.strip();
      if (!whole.isEmpty()) {
        lines.add(new Line(whole, pendingIndented, false));
      }
    }
  }

  static boolean isBlockSign(char c) {
    return c == '!' || c == '+' || c == '-' || c == ':';
  }
}
