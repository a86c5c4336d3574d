package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.template.Template;

/**
 * Says templates in the language's own macros.
 *
 * @param text the template, to be put into double quotes
 * @param digits digits of a second's fraction that the destination has to be told of; 0 for none
 */
record TemplateText(String text, int digits) {
  private static final Map<String, String> NAMES =
      Map.of("CLASSIC_STAMP", "DATE", "CLASSIC_TAG", "MSGHDR");

  /** Macros of 3.38 that topologies of other languages use. */
  private static final Set<String> KNOWN =
      Set.of(
          "DATE",
          "ISODATE",
          "FULLDATE",
          "UNIXTIME",
          "STAMP",
          "HOST",
          "HOST_FROM",
          "SOURCEIP",
          "PROGRAM",
          "PID",
          "MSG",
          "MESSAGE",
          "MSGHDR",
          "LEGACY_MSGHDR",
          "MSGID",
          "SDATA",
          "PRI",
          "PRIORITY",
          "LEVEL",
          "FACILITY",
          "LOGHOST",
          "SEQNUM",
          "TAGS",
          "SOURCE");

  private static final Map<Character, String> TIME =
      Map.ofEntries(
          Map.entry('b', "${R_MONTH_ABBREV}"),
          Map.entry('h', "${R_MONTH_ABBREV}"),
          Map.entry('B', "${R_MONTH_NAME}"),
          Map.entry('d', "${R_DAY}"),
          Map.entry('m', "${R_MONTH}"),
          Map.entry('Y', "${R_YEAR}"),
          Map.entry('H', "${R_HOUR}"),
          Map.entry('M', "${R_MIN}"),
          Map.entry('S', "${R_SEC}"),
          Map.entry('a', "${R_WEEKDAY}"),
          Map.entry('A', "${R_WEEK_DAY_NAME}"),
          Map.entry('T', "${R_HOUR}:${R_MIN}:${R_SEC}"),
          Map.entry('R', "${R_HOUR}:${R_MIN}"),
          Map.entry('F', "${R_YEAR}-${R_MONTH}-${R_DAY}"),
          Map.entry('s', "${R_UNIXTIME}"),
          Map.entry('%', "%"));

  /** The template; nothing if the language has no words for it. */
  static Optional<TemplateText> of(Template template) {
    StringBuilder out = new StringBuilder();
    int digits = 0;
    for (Template.Part part : template.parts()) {
      Optional<String> said =
          switch (part) {
            case Template.Literal literal ->
                Optional.of(literal.text()).filter(QuotedText::canHold).map(TemplateText::literal);
            case Template.Macro macro -> macro(macro);
            case Template.Call call -> call(call);
            case Template.Test test -> Optional.empty();
          };
      if (said.isEmpty()) {
        return Optional.empty();
      }
      if (part instanceof Template.Call call && call.name().equals("stamp")) {
        digits = digits(call);
      }
      out.append(said.get());
    }
    return template.escape()
        ? Optional.empty()
        : Optional.of(new TemplateText(out.toString(), digits));
  }

  /** A text that stands for itself in a template between double quotes. */
  static String literal(String text) {
    return QuotedText.escape(text.replace("$", "$$"));
  }

  private static Optional<String> macro(Template.Macro macro) {
    String name = NAMES.getOrDefault(macro.name(), macro.name());
    if (!KNOWN.contains(name) || macro.contextIndex() != 0) {
      return Optional.empty();
    }
    return Optional.of(
        "${" + name + macro.otherwise().map(text -> ":-" + literal(text)).orElse("") + "}");
  }

  private static Optional<String> call(Template.Call call) {
    List<String> words =
        call.arguments().stream().map(argument -> argument.constant().orElse("")).toList();
    return switch (call.name()) {
      case "strftime" -> words.size() == 1 ? time(words.getFirst()) : Optional.empty();
      case "stamp" ->
          words.size() == 6
                  && words.get(0).equals("--format")
                  && words.get(1).equals("iso")
                  && words.get(2).equals("--digits")
                  && words.get(4).equals("--of")
                  && words.get(5).equals("sent")
              ? Optional.of("${ISODATE}")
              : Optional.empty();
      case "uppercase" ->
          call.arguments().size() == 1
              ? of(call.arguments().getFirst()).map(inner -> "$(uppercase " + inner.text() + ")")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static int digits(Template.Call call) {
    return call.arguments().size() > 3
        ? Integer.parseInt(call.arguments().get(3).constant().orElse("0"))
        : 0;
  }

  /** A pattern of strftime(3) on the time of arrival. */
  private static Optional<String> time(String pattern) {
    if (!QuotedText.canHold(pattern)) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i++);
      if (c != '%') {
        out.append(literal(String.valueOf(c)));
        continue;
      }
      String macro = i < pattern.length() ? TIME.get(pattern.charAt(i++)) : null;
      if (macro == null) {
        return Optional.empty();
      }
      out.append(macro);
    }
    return Optional.of(out.toString());
  }
}
