package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** The lines that destinations write unless told otherwise (section 8.3 of the specification). */
final class Defaults {
  /** Files, pipes, programs, standard output. */
  static final Template FILE =
      Templates.join(
          false,
          Template.macro("STAMP"),
          " ",
          Template.macro("HOST"),
          " ",
          Template.macro("MSGHDR"),
          Template.macro("MSG"),
          "\n");

  /** Sockets. */
  static final Template NETWORK =
      Templates.join(
          false,
          "<",
          Template.macro("PRI"),
          ">",
          Template.macro("DATE"),
          " ",
          Template.macro("HOST"),
          " ",
          Template.macro("MSGHDR"),
          Template.macro("MSG"),
          "\n");

  /** Terminals. */
  static final Template TERMINAL =
      Templates.join(
          false,
          Template.macro("FULLDATE"),
          " ",
          Template.macro("HOST"),
          " ",
          Template.macro("MSG"),
          "\n");

  private Defaults() {}

  /** The text alone, with its line end. */
  static Template message() {
    return Templates.join(false, Template.macro("MSG"), "\n");
  }

  /** A text with a line end behind it, whether it has one already or not. */
  static Template line(Template text) {
    List<Template.Part> parts = new ArrayList<>(text.parts());
    parts.add(new Template.Literal("\n"));
    return new Template(parts, text.escape(), text.type());
  }

  /** A record as RFC 5424 has it, with {@code text} for its message. */
  static Template protocol(Template text, StampStyle style) {
    List<Template> arguments = new ArrayList<>();
    style.zone().ifPresent(zone -> arguments.addAll(StampStyle.words("--zone", zone)));
    if (style.digits() > 0) {
      arguments.addAll(StampStyle.words("--digits", String.valueOf(style.digits())));
    }
    List<Template.Part> parts = new ArrayList<>();
    parts.add(new Template.Call("rfc5424-header", arguments, 0, Span.BUILT_IN));
    parts.addAll(text.parts());
    return new Template(parts, text.escape(), Optional.empty());
  }

  /** The same with line breaks turned to blanks, but for the one at its end. */
  static Template singleLine(Template template) {
    List<Template.Part> parts = new ArrayList<>(template.parts());
    String end = "";
    if (!parts.isEmpty()
        && parts.getLast() instanceof Template.Literal literal
        && literal.text().endsWith("\n")) {
      parts.set(
          parts.size() - 1,
          new Template.Literal(literal.text().substring(0, literal.text().length() - 1)));
      end = "\n";
    }
    Template inner = new Template(parts, template.escape(), Optional.empty());
    return Templates.join(
        false, new Template.Call("single-line", List.of(inner), 0, Span.BUILT_IN), end);
  }
}
