package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.TextView;
import org.logkeep.engine.format.function.FunctionDefinition.Example;
import org.logkeep.record.ByteSink;

/** The functions that do one thing to each of their arguments: letters, blanks, lengths. */
final class Texts {
  private Texts() {}

  static List<FunctionDefinition> all() {
    return List.of(
        new PerText(
            List.of("length"),
            "The number of characters (UTF-8) of each argument.",
            List.of(
                new Example("length hello", "5"),
                new Example("length gr\u00fcn", "4"),
                new Example("length a bc", "1 2")),
            (text, out) -> out.putDecimal(characters(text))),
        new PerText(
            List.of("strip"),
            "Each argument without white space at both ends.",
            List.of(new Example("strip \" a b \"", "a b")),
            Texts::strip),
        new PerText(
            List.of("lowercase"),
            "Each argument with the letters A to Z in lower case.",
            List.of(new Example("lowercase \"ABC def\"", "abc def")),
            (text, out) -> {
              for (int i = 0; i < text.length(); i++) {
                int b = text.at(i);
                out.put(b >= 'A' && b <= 'Z' ? b + 32 : b);
              }
            }),
        new PerText(
            List.of("uppercase"),
            "Each argument with the letters a to z in upper case.",
            List.of(new Example("uppercase \"ABC def\"", "ABC DEF")),
            (text, out) -> {
              for (int i = 0; i < text.length(); i++) {
                int b = text.at(i);
                out.put(b >= 'a' && b <= 'z' ? b - 32 : b);
              }
            }),
        new PerText(
            List.of("indent-multi-line"),
            "Each argument with a tab behind every line feed.",
            List.of(new Example("indent-multi-line a\nb", "a\n\tb")),
            (text, out) -> {
              for (int i = 0; i < text.length(); i++) {
                out.put(text.at(i));
                if (text.at(i) == '\n') {
                  out.put('\t');
                }
              }
            }));
  }

  private static int characters(TextView text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if ((text.at(i) & 0xc0) != 0x80) {
        count++;
      }
    }
    return count;
  }

  private static void strip(TextView text, ByteSink out) {
    int from = text.offset();
    int to = text.end();
    while (from < to && isSpace(text.bytes()[from])) {
      from++;
    }
    while (to > from && isSpace(text.bytes()[to - 1])) {
      to--;
    }
    out.put(text.bytes(), from, to - from);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
