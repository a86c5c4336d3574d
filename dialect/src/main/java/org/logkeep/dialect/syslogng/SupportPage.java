package org.logkeep.dialect.syslogng;

import java.util.List;

/** Writes the page that says, option by option, what this front-end does with it. */
final class SupportPage {
  private SupportPage() {}

  static String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# syslog-ng.conf: what is supported\n\n");
    out.append("Generated from the tables of the front-end by `SupportPageTest`; do not edit.\n");
    out.append("Drivers that do not stand here are not known at all and refused.\n");
    out.append(
        "Nothing is ignored without a word: what has no effect gets a hint, what does not\n");
    out.append("work yet is an error.\n");
    section(out, "Global options", List.of(GlobalOptions.TABLE));
    section(out, "Sources", SourceDrivers.ALL);
    section(out, "Destinations", DestinationDrivers.ALL);
    section(out, "Rewrites", Rewrites.ALL);
    out.append("\n## Filter functions\n\n| function | takes a record if |\n| --- | --- |\n");
    for (FilterFunction function : FilterFunctions.ALL) {
      out.append("| `")
          .append(String.join("`, `", function.words()))
          .append("` | ")
          .append(function.meaning())
          .append(" |\n");
    }
    out.append("\n## Parsers\n\nNone is supported yet: ");
    out.append(String.join(", ", ParserDrivers.NAMES.stream().sorted().toList())).append(".\n");
    out.append("\n## Template functions\n\n");
    out.append(
        String.join(", ", Functions.NAMES.stream().sorted().map(n -> "`" + n + "`").toList()));
    return out.append(".\n").toString();
  }

  private static void section(StringBuilder out, String title, List<Driver> drivers) {
    out.append("\n## ").append(title).append("\n");
    for (Driver driver : drivers) {
      out.append("\n### ").append(driver.word()).append("\n\n");
      if (!driver.supported()) {
        out.append("Refused: ").append(driver.component()).append(".\n");
        continue;
      }
      out.append("Component `").append(driver.component()).append("`.\n");
      if (driver.rules().isEmpty()) {
        continue;
      }
      out.append("\n| option | takes | state |\n| --- | --- | --- |\n");
      for (OptionRule rule : driver.rules()) {
        out.append("| `")
            .append(rule.word())
            .append("` | ")
            .append(rule.kind() == ValueKind.ANY ? "" : rule.kind().described())
            .append(" | ")
            .append(state(rule))
            .append(" |\n");
      }
    }
  }

  private static String state(OptionRule rule) {
    return switch (rule.effect()) {
      case OptionRule.Maps maps -> "supported: option `" + maps.option() + "`";
      case OptionRule.Handled handled -> "supported: " + handled.meaning();
      case OptionRule.NoEffect noEffect -> "accepted, no effect: " + noEffect.reason();
      case OptionRule.Refused refused -> "refused: " + refused.reason();
      case OptionRule.Alias alias ->
          (alias.obsolete() ? "obsolete spelling of `" : "same as `") + alias.word() + "`";
    };
  }
}
