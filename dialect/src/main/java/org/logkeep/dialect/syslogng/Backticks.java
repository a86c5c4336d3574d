package org.logkeep.dialect.syslogng;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/**
 * Replaces {@code `name`} in the raw text of a line, within texts and remarks too, before it is
 * split into tokens.
 *
 * <p>Keeps track of quotes from line to line: where a reference stands in a quoted text and its
 * value is itself a whole quoted text, the value's quotes are taken off.
 */
final class Backticks {
  private static final byte TICK = '`';

  private final Function<String, Optional<String>> values;
  private final Budget budget;
  private final Diagnostics diagnostics;
  private byte quote;

  Backticks(Function<String, Optional<String>> values, Budget budget, Diagnostics diagnostics) {
    this.values = values;
    this.budget = budget;
    this.diagnostics = diagnostics;
  }

  /** Appends the line from {@code start} to before {@code end} to {@code out}, expanded. */
  void expand(MappedText in, int start, int end, MappedText out) {
    boolean remark = false;
    for (int i = start; i < end; i++) {
      byte b = in.at(i);
      if (b == TICK) {
        int close = find(in, i + 1, end);
        if (close < 0) {
          out.addFrom(in, i);
        } else if (close == i + 1) {
          out.addFrom(in, i);
          i = close;
        } else {
          insert(in, i, close + 1, out);
          i = close;
        }
        continue;
      }
      out.addFrom(in, i);
      if (quote == 0 && !remark) {
        remark = b == '#';
        quote = b == '"' || b == '\'' ? b : 0;
      } else if (quote == '"' && b == '\\' && i + 1 < end && in.at(i + 1) != TICK) {
        out.addFrom(in, ++i);
      } else if (b == quote) {
        quote = 0;
      }
    }
  }

  private static int find(MappedText in, int start, int end) {
    for (int i = start; i < end; i++) {
      if (in.at(i) == TICK) {
        return i;
      }
    }
    return -1;
  }

  private void insert(MappedText in, int start, int end, MappedText out) {
    String name = in.text(start + 1, end - 1);
    String value = values.apply(name).orElse("");
    if (quote != 0) {
      value = inside(value, in, start, end);
    }
    if (!budget.take(value.length())) {
      return;
    }
    int from = in.span(start, end).start();
    int to = in.span(start, end).end();
    for (byte b : Template.bytes(value)) {
      out.add(b, from, to);
    }
  }

  private String inside(String value, MappedText in, int start, int end) {
    String plain = value.strip();
    if (plain.length() < 2
        || plain.charAt(0) != plain.charAt(plain.length() - 1)
        || (plain.charAt(0) != '"' && plain.charAt(0) != '\'')) {
      return value;
    }
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    QuotedText.Read read = QuotedText.read(MappedTexts.of(plain), 0);
    if (!read.closed() || read.end() != bytes.length) {
      return value;
    }
    String content = read.text();
    if (quote == '"') {
      return QuotedText.escape(content);
    }
    if (content.indexOf('\'') >= 0) {
      diagnostics.add(
          DiagnosticCode.BLOCK_ARGUMENT.at(
              Diagnostic.Level.ERROR,
              in.span(start, end),
              "the value holds an apostrophe and cannot be placed within '...'",
              "use double quotes around this reference"));
      return "";
    }
    return content;
  }
}
