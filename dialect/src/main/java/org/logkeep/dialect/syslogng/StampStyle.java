package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.topology.template.Template;

/**
 * How a destination writes times: what {@code ts-format()}, {@code time-zone()} and {@code
 * frac-digits()} say. Puts the function {@code $(stamp)} in the place of the macros that they
 * concern.
 *
 * @param format {@code bsd}, {@code iso}, {@code full} or {@code unix}: how {@code STAMP} looks
 * @param zone the zone to convert to; empty for the one that the record came with
 * @param digits digits of the fraction of a second
 */
record StampStyle(String format, Optional<String> zone, long digits) {
  static StampStyle of(Given all, Binding binding) {
    String format =
        switch (all.text("ts-format").orElse("bsd")) {
          case "rfc3339", "iso" -> "iso";
          case "full" -> "full";
          case "unix", "utc" -> "unix";
          default -> "bsd";
        };
    Optional<String> zone = Zones.read(all, binding, "time-zone", "send-time-zone");
    return new StampStyle(
        format, zone, Math.min(6, all.find("frac-digits", Long.class).orElse(0L)));
  }

  /** Whether this is what the bare macros do. */
  private boolean isPlain() {
    return format.equals("bsd") && zone.isEmpty() && digits == 0;
  }

  Template apply(Template template) {
    if (isPlain()) {
      return template;
    }
    List<Template.Part> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      parts.add(apply(part));
    }
    return new Template(parts, template.escape(), template.type());
  }

  private Template.Part apply(Template.Part part) {
    return switch (part) {
      case Template.Literal literal -> literal;
      case Template.Test test -> test;
      case Template.Macro macro -> apply(macro);
      case Template.Call call -> apply(call);
    };
  }

  private Template.Part apply(Template.Call call) {
    if (call.name().equals("stamp") || call.name().equals("rfc5424-header")) {
      return call;
    }
    return new Template.Call(
        call.name(),
        call.arguments().stream().map(this::apply).toList(),
        call.contextIndex(),
        call.span());
  }

  private Template.Part apply(Template.Macro macro) {
    String name = macro.name();
    String of = "sent";
    if (name.length() > 2 && name.charAt(1) == '_') {
      of =
          switch (name.charAt(0)) {
            case 'R' -> "received";
            case 'C' -> "now";
            case 'P' -> "processed";
            case 'S' -> "sent";
            default -> "";
          };
      if (!of.isEmpty()) {
        name = name.substring(2);
      } else {
        of = "sent";
      }
    }
    String written = name.equals("STAMP") ? format : Functions.stampFormat(name);
    boolean whole = List.of("bsd", "iso", "full", "unix").contains(written);
    if (written.isEmpty()
        || macro.otherwise().isPresent()
        || (zone.isEmpty() && (!whole || (digits == 0 && !name.equals("STAMP"))))) {
      return macro;
    }
    List<Template> arguments = new ArrayList<>(words("--format", written));
    if (digits > 0 && whole) {
      arguments.addAll(words("--digits", String.valueOf(digits)));
    }
    zone.ifPresent(z -> arguments.addAll(words("--zone", z)));
    arguments.addAll(words("--of", of));
    return new Template.Call("stamp", arguments, macro.contextIndex(), macro.span());
  }

  static List<Template> words(String option, String value) {
    return List.of(Template.literal(option), Template.literal(value));
  }
}
