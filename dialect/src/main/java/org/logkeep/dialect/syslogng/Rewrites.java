package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.match.PatternSpec;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Gives rewrite operations their meaning (section 15 of the specification). */
final class Rewrites {
  private static final OptionRule CONDITION =
      handled("condition", ValueKind.CONDITION, "option `condition`");
  private static final OptionRule INTERNAL =
      tuning("internal", ValueKind.YESNO, "all counters are kept at every level");
  private static final OptionRule VALUE = handled("value", ValueKind.TEXT, "option `name`");

  private static final String NOT_YET = "this operation is not there yet";

  static final List<Driver> ALL =
      List.of(
          driver("set", "set", "a template", 1, VALUE),
          driver("unset", "unset", "a name", 0, VALUE),
          driver(
              "subst",
              "substitute",
              "a pattern and a replacement",
              2,
              VALUE,
              handled("type", ValueKind.TEXT, "the language of the pattern"),
              handled("flags", ValueKind.LIST, "part of `pattern`, option `global`")),
          driver("rename", "rename", "two names", 2),
          Driver.unsupported("groupset", NOT_YET),
          Driver.unsupported("groupunset", NOT_YET),
          driver("set-tag", "set-tag", "a tag", 1),
          driver("clear-tag", "clear-tag", "a tag", 1),
          driver("set-pri", "set-priority", "a template", 1),
          driver("set-severity", "set-severity", "a template", 1),
          driver("set-facility", "set-facility", "a template", 1),
          Driver.unsupported("set-matches", NOT_YET),
          Driver.unsupported("unset-matches", NOT_YET),
          Driver.unsupported("set-time-zone", NOT_YET),
          Driver.unsupported("fix-time-zone", NOT_YET),
          Driver.unsupported("guess-time-zone", NOT_YET),
          Driver.unsupported("credit-card-mask", "write subst() with a pattern of your own"),
          Driver.unsupported("credit-card-hash", "write subst() with a pattern of your own"));

  static final DriverTable TABLE = new DriverTable("rewrite", ALL);

  private final Binding binding;

  Rewrites(Binding binding) {
    this.binding = binding;
  }

  private static Driver driver(
      String word, String component, String what, int values, OptionRule... rules) {
    boolean one = word.equals("unset");
    return Driver.of(
        word,
        component,
        new Driver.Positional(what, values, one ? 1 : values),
        List.of(rules),
        List.of(CONDITION, INTERNAL));
  }

  /** The component of one operation; nothing after an error. */
  Optional<Use> read(Tree.Call call) {
    Optional<Driver> driver = TABLE.find(call, binding);
    if (driver.isEmpty()) {
      return Optional.empty();
    }
    Tree.Call plain = withTypes(call);
    Given given = binding.options().read(plain, driver.get());
    if (given.positionals().size() < driver.get().positional().fewest()) {
      return Optional.empty();
    }
    Options options = given.options();
    Optional<Condition> condition = given.find("condition", Condition.class);
    if (condition.isPresent()) {
      options = options.with("condition", condition.get(), given.span("condition"));
    } else if (given.has("condition")) {
      return Optional.empty();
    }
    return operation(driver.get(), given, options)
        .map(all -> new Use(ComponentKind.REWRITE, driver.get().component(), all, call.span()));
  }

  /** The same with {@code int("5")} and its like replaced by what stands within. */
  private static Tree.Call withTypes(Tree.Call call) {
    List<Tree.Argument> arguments =
        call.arguments().stream()
            .map(argument ->
                argument instanceof Tree.Call hint
                        && hint.arguments().size() == 1
                        && List.of(
                                "string",
                                "int",
                                "int32",
                                "int64",
                                "double",
                                "float",
                                "boolean",
                                "list",
                                "json",
                                "datetime",
                                "literal")
                            .contains(hint.name().text())
                    ? hint.arguments().getFirst()
                    : argument)
            .toList();
    return new Tree.Call(call.name(), arguments, call.span());
  }

  private Optional<Options> operation(Driver driver, Given given, Options options) {
    return switch (driver.component()) {
      case "set" -> name(given, Optional.of("MESSAGE"), template(given, options));
      case "unset" -> name(given, Optional.empty(), options);
      case "substitute" -> substitute(given, options);
      case "rename" ->
          Optional.of(
              options
                  .with("from", text(given, 0), given.positionals().get(0).span())
                  .with("to", text(given, 1), given.positionals().get(1).span()));
      case "set-tag", "clear-tag" ->
          Optional.of(
              options.with(
                  "tag",
                  binding.templates().inline(given.positionals().getFirst()),
                  given.positionals().getFirst().span()));
      default -> Optional.of(template(given, options));
    };
  }

  private static String text(Given given, int index) {
    return given.positionals().get(index).text();
  }

  private Options template(Given given, Options options) {
    Token token = given.positionals().getFirst();
    Template template =
        binding.templates().reference(new Tree.Value(token)).orElse(Template.literal(""));
    return options.with("value", template, token.span());
  }

  private Optional<Options> name(Given given, Optional<String> byDefault, Options options) {
    Optional<String> name = given.text("value");
    if (name.isEmpty() && byDefault.isEmpty() && !given.positionals().isEmpty()) {
      name = Optional.of(text(given, 0));
    }
    Optional<String> chosen = name.or(() -> byDefault);
    if (chosen.isEmpty()) {
      binding.error(DiagnosticCode.VALUE_MISSING, given.span(), "value() is missing", "");
      return Optional.empty();
    }
    String bare = chosen.get().replaceAll("^[$][{]?|[}]$", "");
    if (!bare.equals(chosen.get())) {
      binding.warn(
          DiagnosticCode.VALUE_BAD,
          given.span("value"),
          "value() takes a name, not a template",
          "the $ is left out",
          "write value(\"" + bare + "\")");
    }
    if (Functions.READ_ONLY.contains(bare)) {
      binding.error(
          DiagnosticCode.READ_ONLY,
          given.span("value"),
          bare + " is read-only, it cannot be changed in rewrite rules",
          "computed from the record");
      return Optional.empty();
    }
    String field = Map.of("MSG", "MESSAGE", "MSGONLY", "MESSAGE").getOrDefault(bare, bare);
    return Optional.of(options.with("name", field, given.span("value")));
  }

  private Optional<Options> substitute(Given given, Options options) {
    Token replacement = given.positionals().get(1);
    Optional<PatternSpec> pattern =
        new Patterns(binding).compile(given.positionals().getFirst(), given, Patterns.Use.REPLACE);
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    boolean global = given.list("flags").contains("global");
    Template with =
        binding.templates().reference(new Tree.Value(replacement)).orElse(Template.literal(""));
    Options more =
        options
            .with("pattern", pattern.get(), given.positionals().getFirst().span())
            .with("value", with, replacement.span())
            .with("global", global, given.span("flags"));
    if (given.list("flags").stream().anyMatch(f -> f.replace('_', '-').equals("store-matches"))) {
      more = more.with("store", true, given.span("flags"));
    }
    return name(given, Optional.of("MESSAGE"), more);
  }
}
