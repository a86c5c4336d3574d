package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/**
 * {@code $(format-welf ...)} and {@code $(format-cef-extension ...)}: {@code name=value} behind
 * blanks, names in ascending order.
 */
final class FormatPairs implements FunctionDefinition {
  private final boolean cef;

  private FormatPairs(boolean cef) {
    this.cef = cef;
  }

  static List<FunctionDefinition> all() {
    return List.of(new FormatPairs(false), new FormatPairs(true));
  }

  @Override
  public List<String> names() {
    return List.of(cef ? "format-cef-extension" : "format-welf");
  }

  @Override
  public String doc() {
    return cef
        ? "Names and values as the extension of ArcSight's common event format; arguments as"
            + " format-json."
        : "Names and values in WebTrends' format, values with blanks, quotes or equals signs in"
            + " quotes; arguments as format-json.";
  }

  @Override
  public List<Example> examples() {
    return cef
        ? List.of(new Example("format-cef-extension b=x=y a=$HOST", "a=vm b=x\\=y"))
        : List.of(
            new Example("format-welf b=2 a=1", "a=1 b=2"),
            new Example("format-welf a=$HOST b=\"x y\"", "a=vm b=\"x y\""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    return PairWalk.compile(
        call,
        ' ',
        (pairs, number, view, out) -> {
          pairs.name(number, view);
          view.appendTo(out);
          out.put('=');
          pairs.value(number, view);
          if (cef) {
            cef(view, out);
          } else {
            welf(view, out);
          }
        });
  }

  private static void welf(TextView value, ByteSink out) {
    boolean plain = true;
    for (int i = 0; i < value.length() && plain; i++) {
      int b = value.at(i);
      plain = !(b == '"' || b == '\'' || b == '=' || (b >= 0 && b <= ' '));
    }
    if (plain) {
      value.appendTo(out);
      return;
    }
    out.put('"');
    escape(value, "\"\\", out);
    out.put('"');
  }

  private static void cef(TextView value, ByteSink out) {
    escape(value, "=\\", out);
  }

  private static void escape(TextView value, String special, ByteSink out) {
    for (int i = 0; i < value.length(); i++) {
      int b = value.at(i);
      switch (b) {
        case '\n' -> out.put("\\n");
        case '\r' -> out.put("\\r");
        case '\t' -> out.put("\\t");
        default -> {
          if (b >= 0 && special.indexOf(b) >= 0) {
            out.put('\\');
          }
          out.put(b);
        }
      }
    }
  }
}
