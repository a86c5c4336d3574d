package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;
import org.logkeep.topology.template.Template.Literal;
import org.logkeep.topology.template.Template.Macro;
import org.logkeep.topology.template.Template.Part;

/** The forms in which sysklogd writes a record, as templates. */
final class Formats {
  private static final String CRLF = "\r\n";

  private Formats() {}

  private static final List<Part> CLASSIC_TEXT =
      List.of(Template.macro("CLASSIC_TAG"), Template.macro("MESSAGE"));

  private static final List<Part> CLASSIC_LINE =
      join(
          List.of(
              Template.macro("CLASSIC_STAMP"),
              new Literal(" "),
              Template.macro("HOST"),
              new Literal(" ")),
          CLASSIC_TEXT);

  private static final List<Part> NEW_LINE = newLine();

  private static final List<Part> PRIORITY =
      List.of(new Literal("<"), Template.macro("PRI"), new Literal(">"));

  /** {@code Oct 11 22:14:15 vm app[5]: one}. */
  static final Template FILE = template(CLASSIC_LINE, "\n");

  /** {@code 2026-10-11T22:14:15.123456+00:00 vm app 5 - - one}. */
  static final Template FILE_RFC5424 = template(NEW_LINE, "\n");

  /** As {@link #FILE}, for terminals. */
  static final Template TERMINAL = template(CLASSIC_LINE, CRLF);

  /** As {@link #FILE_RFC5424}, for terminals. */
  static final Template TERMINAL_RFC5424 = template(NEW_LINE, CRLF);

  /** {@code <14>app[5]: one}. */
  static final Template BSD = template(join(PRIORITY, CLASSIC_TEXT), "");

  /** {@code <14>Oct 11 22:14:15 vm app[5]: one}. */
  static final Template RFC3164 = template(join(PRIORITY, CLASSIC_LINE), "");

  /** {@code <14>1 2026-10-11T22:14:15.123456+00:00 vm app 5 - - one}. */
  static final Template RFC5424 =
      template(join(PRIORITY, join(List.of(new Literal("1 ")), NEW_LINE)), "");

  /** For users that are named. */
  static final Template USERS = template(CLASSIC_LINE, CRLF + CRLF);

  /** For everybody: the text alone; the destination says before it who speaks. */
  static final Template WALL = template(CLASSIC_TEXT, CRLF + CRLF);

  /** The same with a newline at its end. */
  static Template withLineEnd(Template template) {
    return template(template.parts(), "\n");
  }

  private static List<Part> newLine() {
    Part stamp =
        new Template.Call(
            "stamp",
            List.of(
                Template.literal("--format"),
                Template.literal("iso"),
                Template.literal("--digits"),
                Template.literal("6"),
                Template.literal("--of"),
                Template.literal("sent")),
            0,
            Span.BUILT_IN);
    List<Part> parts = new ArrayList<>();
    parts.add(stamp);
    for (String field : List.of("HOST", "PROGRAM", "PID", "MSGID", "SDATA")) {
      parts.add(new Literal(" "));
      parts.add(new Macro(field, Optional.of("-"), 0, Span.BUILT_IN));
    }
    parts.add(new Literal(" "));
    parts.add(Template.macro("MESSAGE"));
    return parts;
  }

  private static List<Part> join(List<Part> first, List<Part> second) {
    List<Part> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Template template(List<Part> parts, String end) {
    List<Part> all = new ArrayList<>(parts);
    if (!end.isEmpty()) {
      all.add(new Literal(end));
    }
    return new Template(all, false, Optional.empty());
  }
}
