package org.logkeep.engine.format.function;

import java.util.Arrays;
import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/**
 * {@code $(format-json ...)} and {@code $(format-flat-json ...)}. Names come in descending order;
 * dotted ones become nested objects unless flat, and an initial dot becomes an underscore.
 */
final class FormatJson implements FunctionDefinition {
  private final boolean flat;

  private FormatJson(boolean flat) {
    this.flat = flat;
  }

  static List<FunctionDefinition> all() {
    return List.of(new FormatJson(false), new FormatJson(true));
  }

  @Override
  public List<String> names() {
    return List.of(flat ? "format-flat-json" : "format-json");
  }

  @Override
  public String doc() {
    return "Names and values as a JSON object: NAME=TEMPLATE, names, --scope, --key, --exclude,"
        + " --pair, --rekey with --shift, --shift-levels, --add-prefix, --replace-prefix, --upper,"
        + " --lower; --omit-empty-values, --leave-initial-dot."
        + (flat ? "" : " Dotted names become nested objects.");
  }

  @Override
  public List<Example> examples() {
    return flat
        ? List.of(
            new Example(
                "format-flat-json a.b=1 a.c=2 .d.e=3",
                "{\"a.c\":\"2\",\"a.b\":\"1\",\"_d.e\":\"3\"}"))
        : List.of(
            new Example(
                "format-json a=1 b=\"x y\" prog=$PROGRAM",
                "{\"prog\":\"evntslog\",\"b\":\"x y\",\"a\":\"1\"}"),
            new Example("format-json a=\"\" b=x", "{\"b\":\"x\",\"a\":\"\"}"),
            new Example("format-json --omit-empty-values a=\"\" b=x", "{\"b\":\"x\"}"),
            new Example("format-json", "{}"),
            new Example(
                "format-json --key PROGRAM --key PID", "{\"PROGRAM\":\"evntslog\",\"PID\":\"42\"}"),
            new Example(
                "format-json --key PROG* --key PID --exclude PID", "{\"PROGRAM\":\"evntslog\"}"),
            new Example("format-json PROGRAM", "{\"PROGRAM\":\"evntslog\"}"),
            new Example(
                "format-json --pair a=\"$PROGRAM x\" --pair b=$PID",
                "{\"b\":\"42\",\"a\":\"evntslog x\"}"),
            new Example(
                "format-json --scope rfc3164 --exclude HOST",
                "{\"PROGRAM\":\"evntslog\",\"PRIORITY\":\"notice\",\"PID\":\"42\","
                    + "\"MESSAGE\":\"hello world\",\"FACILITY\":\"local4\","
                    + "\"DATE\":\"Oct 11 22:14:15\"}"),
            new Example("format-json a=int(5) b=1.5", "{\"b\":\"1.5\",\"a\":5}"),
            new Example("format-json d=double(2.5)", "{\"d\":2.5}"),
            new Example("format-json c=boolean(yes)", ""),
            new Example("format-json c=boolean(true) i=int($PID)", "{\"i\":42,\"c\":true}"),
            new Example(
                "format-json a.b=1 a.c.d=2 e=3",
                "{\"e\":\"3\",\"a\":{\"c\":{\"d\":\"2\"},\"b\":\"1\"}}"),
            new Example(
                "format-json --pair x.y=1 --rekey x.* --shift-levels 1 --add-prefix z",
                "{\"zy\":\"1\"}"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    return PairCollector.compile(
        call,
        (collector, options) -> {
          Writer writer = new Writer(flat, options.keepDot());
          return (batch, row, context, out) -> {
            PairTable pairs = collector.collect(batch, row, context);
            if (!pairs.failed()) {
              pairs.sort(false);
              writer.write(pairs, out);
            }
          };
        });
  }

  private static final class Writer {
    private final boolean flat;
    private final boolean keepDot;
    private final TextView name = new TextView();
    private final TextView previous = new TextView();
    private final TextView piece = new TextView();
    private int depth;
    private boolean first;

    Writer(boolean flat, boolean keepDot) {
      this.flat = flat;
      this.keepDot = keepDot;
    }

    void write(PairTable pairs, ByteSink out) {
      out.put('{');
      first = true;
      depth = 0;
      previous.clear();
      for (int i = 0; i < pairs.size(); i++) {
        pairs.name(i, name);
        int start = flat ? 0 : nest(out);
        key(start, name.length(), out);
        pairs.value(i, piece);
        JsonText.value(piece, pairs.kind(i), out);
        first = false;
        previous.set(name.bytes(), name.offset(), name.length());
      }
      close(0, out);
      out.put('}');
    }

    /** Closes and opens objects until the name's last piece may be written; gives its start. */
    private int nest(ByteSink out) {
      int common = 0;
      int level = 0;
      for (int dot = dot(name, 1); dot >= 0; dot = dot(name, dot + 1)) {
        if (level == depth || !sharesFirst(dot + 1)) {
          break;
        }
        common = dot + 1;
        level++;
      }
      close(level, out);
      int start = common;
      for (int dot = dot(name, Math.max(1, start)); dot >= 0; dot = dot(name, dot + 1)) {
        key(start, dot, out);
        out.put('{');
        first = true;
        depth++;
        start = dot + 1;
      }
      return start;
    }

    private boolean sharesFirst(int length) {
      return previous.length() >= length
          && Arrays.equals(
              name.bytes(),
              name.offset(),
              name.offset() + length,
              previous.bytes(),
              previous.offset(),
              previous.offset() + length);
    }

    private void close(int level, ByteSink out) {
      while (depth > level) {
        out.put('}');
        depth--;
        first = false;
      }
    }

    private static int dot(TextView name, int from) {
      for (int i = from; i < name.length(); i++) {
        if (name.at(i) == '.') {
          return i;
        }
      }
      return -1;
    }

    private void key(int from, int to, ByteSink out) {
      if (!first) {
        out.put(',');
      }
      out.put('"');
      int start = from;
      if (from == 0 && to > 0 && name.at(0) == '.' && !keepDot) {
        out.put('_');
        start = 1;
      }
      piece.set(name.bytes(), name.offset() + start, to - start);
      JsonText.escaped(piece, out);
      out.put('"');
      out.put(':');
    }
  }
}
