package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.match.PatternSpec;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.template.Template;

/** Reads the pattern, with its options, that filter functions search a text for. */
final class TextSearch {
  static final String VALUE = "value";
  static final String TEMPLATE = "template";

  private static final Driver PATTERN =
      Driver.of(
          "the filter",
          "",
          Driver.Positional.one("a pattern"),
          List.of(
              OptionRule.handled("type", ValueKind.TEXT, "the language of the pattern"),
              OptionRule.handled("flags", ValueKind.LIST, "what else is said of the pattern"),
              OptionRule.handled(VALUE, ValueKind.TEXT, "the name-value pair to search in"),
              OptionRule.handled(TEMPLATE, ValueKind.TEMPLATE, "the text to search in")));

  private final Tree.Call call;
  private final Binding binding;
  private final Given given;

  TextSearch(Tree.Call call, Binding binding) {
    this.call = call;
    this.binding = binding;
    this.given = binding.options().read(call, PATTERN);
  }

  /** The pattern and the options of the call. */
  Given given() {
    return given;
  }

  /** That the pattern is found in a text; nothing after an error. */
  Optional<Condition> in(Template subject) {
    if (given.positionals().size() != 1) {
      return Optional.empty();
    }
    Optional<PatternSpec> pattern =
        new Patterns(binding).compile(given.positionals().getFirst(), given, Patterns.Use.SEARCH);
    boolean store =
        given.list("flags").stream().anyMatch(f -> f.replace('_', '-').equals("store-matches"));
    return pattern.map(spec -> new Condition.Matches(subject, spec, store, call.span()));
  }
}
