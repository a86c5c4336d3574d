package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.match.PatternSpec;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.Condition.Comparison;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Gives filter expressions their meaning (section 5 of the specification). */
final class Filters {
  private static final List<String> FUNCTIONS =
      List.of(
          "facility",
          "level",
          "severity",
          "priority",
          "host",
          "program",
          "message",
          "source",
          "match",
          "netmask",
          "netmask6",
          "tags",
          "in-list",
          "filter",
          "rate-limit",
          "throttle");

  private final Binding binding;
  private final Set<String> open = new LinkedHashSet<>();

  Filters(Binding binding) {
    this.binding = binding;
  }

  /** The meaning of an expression; nothing after an error. */
  Optional<Condition> condition(Tree.Expression expression) {
    return switch (expression) {
      case Tree.And and -> all(and.all()).map(all -> new Condition.And(all, and.span()));
      case Tree.Or or -> all(or.any()).map(any -> new Condition.Or(any, or.span()));
      case Tree.Not not ->
          condition(not.negated()).map(inner -> new Condition.Not(inner, not.span()));
      case Tree.Compare compare -> compare(compare);
      case Tree.Test test -> function(test.call());
    };
  }

  private Optional<List<Condition>> all(List<Tree.Expression> expressions) {
    List<Condition> conditions = new ArrayList<>();
    for (Tree.Expression each : expressions) {
      condition(each).ifPresent(conditions::add);
    }
    return conditions.size() == expressions.size() ? Optional.of(conditions) : Optional.empty();
  }

  /** The condition of a named filter. */
  Optional<Condition> named(Token name, Span span) {
    Optional<Tree.Statement> found = binding.resolve(ObjectKind.FILTER, name);
    if (found.isEmpty() || !(found.get() instanceof Tree.FilterStatement filter)) {
      return Optional.empty();
    }
    if (!open.add(name.text())) {
      binding.error(
          DiagnosticCode.NAME_LOOP,
          name.span(),
          "filters refer to each other in a circle: "
              + String.join(" -> ", open)
              + " -> "
              + name.text(),
          "back to an earlier one");
      return Optional.empty();
    }
    Optional<Condition> inner = condition(filter.expression());
    open.remove(name.text());
    return inner.map(condition -> new Condition.Named(name.text(), condition, span));
  }

  private Optional<Condition> compare(Tree.Compare compare) {
    Optional<Template> left = binding.templates().text(compare.left());
    Optional<Template> right = binding.templates().text(compare.right());
    Optional<Comparison> comparison = comparison(compare.operator());
    if (left.isEmpty() || right.isEmpty() || comparison.isEmpty()) {
      return Optional.empty();
    }
    boolean numeric = comparison.get().name().startsWith("NUMBER");
    if (numeric && (isWord(left.get()) || isWord(right.get()))) {
      binding.warn(
          DiagnosticCode.NUMERIC_COMPARISON,
          compare.span(),
          "\"" + compare.operator().text() + "\" compares numbers, and this text counts as 0",
          "any two words are equal here",
          "use " + wordFor(comparison.get()) + " to compare texts");
    }
    return Optional.of(
        new Condition.Compare(left.get(), comparison.get(), right.get(), compare.span()));
  }

  private static boolean isWord(Template template) {
    return template.constant().filter(text -> !text.matches("\\s*[-+]?[0-9]+.*")).isPresent();
  }

  private static String wordFor(Comparison comparison) {
    return switch (comparison) {
      case TEXT_EQUAL, NUMBER_EQUAL -> "eq";
      case TEXT_NOT_EQUAL, NUMBER_NOT_EQUAL -> "ne";
      case TEXT_LESS, NUMBER_LESS -> "lt";
      case TEXT_LESS_OR_EQUAL, NUMBER_LESS_OR_EQUAL -> "le";
      case TEXT_GREATER, NUMBER_GREATER -> "gt";
      case TEXT_GREATER_OR_EQUAL, NUMBER_GREATER_OR_EQUAL -> "ge";
    };
  }

  private Optional<Comparison> comparison(Token operator) {
    return switch (operator.text()) {
      case "eq" -> Optional.of(Comparison.TEXT_EQUAL);
      case "ne" -> Optional.of(Comparison.TEXT_NOT_EQUAL);
      case "lt" -> Optional.of(Comparison.TEXT_LESS);
      case "le" -> Optional.of(Comparison.TEXT_LESS_OR_EQUAL);
      case "gt" -> Optional.of(Comparison.TEXT_GREATER);
      case "ge" -> Optional.of(Comparison.TEXT_GREATER_OR_EQUAL);
      case "==" -> Optional.of(Comparison.NUMBER_EQUAL);
      case "!=" -> Optional.of(Comparison.NUMBER_NOT_EQUAL);
      case "<" -> Optional.of(Comparison.NUMBER_LESS);
      case "<=" -> Optional.of(Comparison.NUMBER_LESS_OR_EQUAL);
      case ">" -> Optional.of(Comparison.NUMBER_GREATER);
      case ">=" -> Optional.of(Comparison.NUMBER_GREATER_OR_EQUAL);
      default -> {
        binding.error(
            DiagnosticCode.UNEXPECTED,
            operator.span(),
            "\"" + operator.text() + "\" is not known in version " + Pragmas.NEWEST,
            "use eq or ==");
        yield Optional.empty();
      }
    };
  }

  private Optional<Condition> function(Tree.Call call) {
    return switch (call.name().name()) {
      case "facility" -> facility(call);
      case "level", "severity", "priority" -> severity(call);
      case "host" -> matches(call, Template.of(macro("HOST", call)));
      case "program" -> matches(call, Template.of(macro("PROGRAM", call)));
      case "message" -> matches(call, Template.of(macro("MESSAGE", call)));
      case "source" -> matches(call, Template.of(macro("SOURCE", call)));
      case "match" -> match(call);
      case "netmask", "netmask6" -> netmask(call);
      case "tags" -> tags(call);
      case "in-list" -> inList(call);
      case "filter" -> reference(call);
      case "rate-limit", "throttle" -> rateLimit(call);
      default -> {
        binding.add(
            Suggestions.help(
                DiagnosticCode.DRIVER_UNKNOWN.at(
                    Level.ERROR,
                    call.name().span(),
                    "there is no filter function \"" + call.name().text() + "\"",
                    "unknown function"),
                call.name().name(),
                FUNCTIONS));
        yield Optional.empty();
      }
    };
  }

  private static Template.Macro macro(String name, Tree.Call call) {
    return new Template.Macro(name, Optional.empty(), 0, call.name().span());
  }

  private Optional<Condition> facility(Tree.Call call) {
    PrioritySet set = PrioritySet.NONE;
    for (Tree.Argument argument : call.arguments()) {
      Optional<int[]> range = range(argument, true);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      for (int code = range.get()[0]; code <= range.get()[1]; code++) {
        set = set.or(PrioritySet.facility(code));
      }
    }
    return priority(call, set);
  }

  private Optional<Condition> severity(Tree.Call call) {
    int mask = 0;
    for (Tree.Argument argument : call.arguments()) {
      Optional<int[]> range = range(argument, false);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      for (int code = range.get()[0]; code <= range.get()[1]; code++) {
        mask |= 1 << code;
      }
    }
    return priority(call, PrioritySet.severities(mask));
  }

  private Optional<Condition> priority(Tree.Call call, PrioritySet set) {
    if (call.arguments().isEmpty()) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "the list is empty", "");
      return Optional.empty();
    }
    return Optional.of(new Condition.Priority(set, call.span()));
  }

  private Optional<int[]> range(Tree.Argument argument, boolean facility) {
    if (argument instanceof Tree.Value value) {
      return code(value.token(), facility).map(code -> new int[] {code, code});
    }
    if (argument instanceof Tree.Range range) {
      Optional<Integer> from = code(range.from(), facility);
      Optional<Integer> to = code(range.to(), facility);
      return from.isEmpty() || to.isEmpty()
          ? Optional.empty()
          : Optional.of(new int[] {Math.min(from.get(), to.get()), Math.max(from.get(), to.get())});
    }
    binding.error(DiagnosticCode.VALUE_BAD, argument.span(), "expected a name or a range", "");
    return Optional.empty();
  }

  private Optional<Integer> code(Token token, boolean facility) {
    Optional<Integer> code = facility ? Priorities.facility(token) : Priorities.severity(token);
    if (code.isEmpty() && facility && token.kind() == Kind.INTEGER && token.number() >= 0) {
      return Optional.of((int) Math.min(token.number(), PrioritySet.FACILITIES - 1));
    }
    if (code.isEmpty()) {
      String what = facility ? "facility" : "level";
      binding.add(
          Suggestions.help(
              DiagnosticCode.VALUE_BAD.at(
                  Level.ERROR,
                  token.span(),
                  "there is no " + what + " \"" + token.text() + "\"",
                  "unknown " + what),
              token.name(),
              facility ? Priorities.facilities() : Priorities.severities()));
    }
    return code;
  }

  private static final Driver PATTERN =
      Driver.of(
          "the filter",
          "",
          Driver.Positional.one("a pattern"),
          List.of(
              OptionRule.handled("type", ValueKind.TEXT, "the language of the pattern"),
              OptionRule.handled("flags", ValueKind.LIST, "what else is said of the pattern"),
              OptionRule.handled("value", ValueKind.TEXT, "the name-value pair to search in"),
              OptionRule.handled("template", ValueKind.TEMPLATE, "the text to search in")));

  private Optional<Condition> matches(Tree.Call call, Template subject) {
    Given given = binding.options().read(call, PATTERN);
    if (given.has("value") || given.has("template")) {
      String word = given.has("value") ? "value" : "template";
      binding.error(
          DiagnosticCode.OPTION_UNKNOWN,
          given.span(word),
          call.name().text() + "() has no option \"" + word + "\"",
          "only match() has");
      return Optional.empty();
    }
    return matches(call, given, subject);
  }

  private Optional<Condition> matches(Tree.Call call, Given given, Template subject) {
    if (given.positionals().size() != 1) {
      return Optional.empty();
    }
    Patterns patterns = new Patterns(binding);
    Optional<PatternSpec> pattern =
        patterns.compile(given.positionals().getFirst(), given, Patterns.Use.SEARCH);
    boolean store =
        given.list("flags").stream().anyMatch(f -> f.replace('_', '-').equals("store-matches"));
    return pattern.map(spec -> new Condition.Matches(subject, spec, store, call.span()));
  }

  private Optional<Condition> match(Tree.Call call) {
    Given given = binding.options().read(call, PATTERN);
    Optional<Template> template = given.find("template", Template.class);
    if (template.isPresent()) {
      return matches(call, given, template.get());
    }
    Optional<String> value = given.text("value");
    if (value.isEmpty()) {
      binding.warn(
          DiagnosticCode.MATCH_WITHOUT_VALUE,
          call.span(),
          "match() without value() searches header and text",
          "here",
          "say value(\"MESSAGE\"), or use message() or program()");
      return matches(call, given, Template.of(macro("MSGHDR", call), macro("MESSAGE", call)));
    }
    String name = value.get();
    if (name.indexOf('$', 1) >= 0) {
      binding.error(
          DiagnosticCode.VALUE_BAD,
          given.span("value"),
          "value() takes one name, not a template",
          "write template(\"" + name + "\")");
      return Optional.empty();
    }
    if (name.startsWith("$")) {
      binding.warn(
          DiagnosticCode.VALUE_BAD,
          given.span("value"),
          "value() takes a name, not a template",
          "the $ is left out",
          "write value(\"" + bare(name) + "\")");
      name = bare(name);
    }
    return matches(call, given, Template.of(macro(name, call)));
  }

  private static String bare(String name) {
    return name.replaceAll("[${}]", "");
  }

  private Optional<Condition> use(Tree.Call call, String function, Options options) {
    return Optional.of(
        new Condition.Function(new Use(ComponentKind.FILTER, function, options, call.span())));
  }

  private Optional<Condition> netmask(Tree.Call call) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Tree.Value value)) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "netmask() takes one network", "");
      return Optional.empty();
    }
    boolean six = call.name().name().equals("netmask6");
    NetworkText network = NetworkText.of(value.token().text(), six);
    String kind = "IPv" + (six ? 6 : 4);
    if (!network.hasSoundAddress()) {
      return never(call, value, "\"" + network.address() + "\" is no " + kind + " address");
    }
    if (network.hasSoundMask()) {
      return network(call, value, network.canonical());
    }
    String fault = "\"" + network.mask().orElse("") + "\" is no mask of an " + kind + " address";
    Optional<Integer> length = network.countedLength();
    if (length.isEmpty()) {
      return never(call, value, fault);
    }
    binding.add(
        DiagnosticCode.VALUE_BAD.at(
            Level.WARNING, value.span(), fault, "counts as /" + length.get()));
    return network(call, value, network.ofLength(length.get()));
  }

  private Optional<Condition> network(Tree.Call call, Tree.Value value, String network) {
    return use(call, call.name().name(), Options.NONE.with("network", network, value.span()));
  }

  private Optional<Condition> never(Tree.Call call, Tree.Value value, String fault) {
    binding.add(DiagnosticCode.VALUE_BAD.at(Level.WARNING, value.span(), fault, "never matches"));
    return Optional.of(new Condition.Constant(false, call.span()));
  }

  private Optional<Condition> tags(Tree.Call call) {
    Optional<Object> names = binding.options().value(call, ValueKind.LIST);
    return names.flatMap(list -> use(call, "tags", Options.NONE.with("names", list, call.span())));
  }

  private static final Driver IN_LIST =
      Driver.of(
          "in-list",
          "in-list",
          new Driver.Positional("a file", 1, 2),
          List.of(OptionRule.handled("value", ValueKind.TEXT, "the name-value pair to look up")));

  private Optional<Condition> inList(Tree.Call call) {
    Given given = binding.options().read(call, IN_LIST);
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = given.text("value");
    if (name.isEmpty() && given.positionals().size() == 2) {
      name = Optional.of(given.positionals().get(1).text());
    }
    if (name.isEmpty()) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "in-list() needs value()", "");
      return Optional.empty();
    }
    String file = given.positionals().getFirst().text();
    if (binding.reader().kind(file) == ConfigReader.Kind.MISSING) {
      binding.error(
          DiagnosticCode.FILE_MISSING,
          given.positionals().getFirst().span(),
          "there is no file \"" + file + "\"",
          "in-list() reads it at the start");
      return Optional.empty();
    }
    Options options =
        Options.NONE
            .with("file", given.positionals().getFirst().text(), call.span())
            .with("value", bare(name.get()), call.span());
    return use(call, "in-list", options);
  }

  private Optional<Condition> reference(Tree.Call call) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Tree.Value value)) {
      binding.error(
          DiagnosticCode.VALUE_MISSING, call.span(), "filter() takes the name of a filter", "");
      return Optional.empty();
    }
    return named(value.token(), call.span());
  }

  private static final Driver RATE_LIMIT =
      Driver.of(
          "rate-limit",
          "rate-limit",
          Driver.Positional.NONE,
          List.of(
              OptionRule.maps("template", ValueKind.TEMPLATE, "key"),
              OptionRule.handled("key", ValueKind.TEXT, "the name-value pair that is the key"),
              OptionRule.maps("rate", ValueKind.POSINT, "rate")));

  private Optional<Condition> rateLimit(Tree.Call call) {
    Given given = binding.options().read(call, RATE_LIMIT);
    Options options = given.options();
    if (!given.has("rate")) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "rate-limit() needs rate()", "");
      return Optional.empty();
    }
    if (given.has("key")) {
      String name = bare(given.text("key").orElse(""));
      options = options.with("key", Template.of(macro(name, call)), given.span("key"));
    }
    return use(call, "rate-limit", options);
  }
}
