package org.logkeep.dialect.metalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;
import org.logkeep.topology.template.Template.Literal;
import org.logkeep.topology.template.Template.Macro;
import org.logkeep.topology.template.Template.Part;

/** The forms in which metalog writes a record, as templates. The stamp is that of arrival. */
final class MetalogFormats {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String CLASSIC_STAMP = "%b %d %T";

  /** The letter Z stands there although the time is local; the real program does the same. */
  private static final String NEW_STAMP = "%Y-%m-%dT%H:%M:%S.%3NZ";

  private MetalogFormats() {}

  /** The stamp alone, as commands get it. */
  static Template stamp(FileStyle style) {
    return new Template(stampParts(style.line().stamp()), false, Optional.empty());
  }

  /** A line of a file. */
  static Template file(FileStyle style) {
    List<Part> parts = new ArrayList<>();
    switch (style.line().format()) {
      case LEGACY_TIMESTAMP -> {
        parts.addAll(stampParts(style.line().stamp()));
        parts.add(new Literal(" "));
        parts.addAll(legacy(style.line().severity()));
      }
      case LEGACY -> parts.addAll(legacy(style.line().severity()));
      case RFC3164 -> parts.addAll(rfc3164(false));
      case RFC5424 -> parts.addAll(rfc5424(false));
    }
    return finish(parts);
  }

  /** A line for a receiver. */
  static Template remote(Remote remote) {
    List<Part> parts = new ArrayList<>();
    switch (remote.format()) {
      case LEGACY_TIMESTAMP -> {
        parts.addAll(stampParts(CLASSIC_STAMP));
        parts.add(new Literal(" "));
        parts.addAll(legacy(false));
      }
      case LEGACY -> parts.addAll(legacy(false));
      case RFC3164 -> parts.addAll(rfc3164(true));
      case RFC5424 -> parts.addAll(rfc5424(true));
    }
    return finish(parts);
  }

  private static List<Part> stampParts(String format) {
    return format.isEmpty()
        ? List.of()
        : List.of(
            new Template.Call("strftime", List.of(Template.literal(format)), 0, Span.BUILT_IN));
  }

  private static List<Part> legacy(boolean severity) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Literal("["));
    parts.add(Template.macro("PROGRAM"));
    if (severity) {
      parts.add(new Literal("]["));
      parts.add(
          new Template.Call(
              "uppercase", List.of(Template.of(Template.macro("LEVEL"))), 0, Span.BUILT_IN));
    }
    parts.add(new Literal("] "));
    parts.add(Template.macro("MESSAGE"));
    return parts;
  }

  private static List<Part> rfc3164(boolean host) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Literal("<"));
    parts.add(Template.macro("PRI"));
    parts.add(new Literal(">"));
    parts.addAll(stampParts(CLASSIC_STAMP));
    parts.add(new Literal(" "));
    if (host) {
      parts.add(Template.macro("LOGHOST"));
      parts.add(new Literal(" "));
    }
    parts.add(Template.macro("PROGRAM_PID"));
    parts.add(new Literal(": "));
    parts.add(Template.macro("MESSAGE"));
    return parts;
  }

  private static List<Part> rfc5424(boolean host) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Literal("<"));
    parts.add(Template.macro("PRI"));
    parts.add(new Literal(">1 "));
    parts.addAll(stampParts(NEW_STAMP));
    parts.add(new Literal(" "));
    if (host) {
      parts.add(Template.macro("LOGHOST"));
      parts.add(new Literal(" "));
    }
    parts.add(Template.macro("PROGRAM"));
    parts.add(new Literal(" "));
    parts.add(new Macro("PID", Optional.of("-"), 0, Span.BUILT_IN));
    parts.add(new Literal(" - - " + BYTE_ORDER_MARK));
    parts.add(Template.macro("MESSAGE"));
    return parts;
  }

  private static Template finish(List<Part> parts) {
    parts.add(new Literal("\n"));
    return new Template(parts, false, Optional.empty());
  }
}
