package org.logkeep.dialect.syslogng;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;

/** Reads the options of a call by the rules of its driver. */
final class OptionReader {
  private static final Set<String> ON_ERROR =
      Set.of("drop-message", "drop-property", "fallback-to-string");
  private static final Set<String> YES = Set.of("yes", "on");
  private static final Set<String> NO = Set.of("no", "off");

  private final Binding binding;

  OptionReader(Binding binding) {
    this.binding = binding;
  }

  /** Reads all arguments of a driver. */
  Given read(Tree.Call call, Driver driver) {
    List<Token> positionals = new ArrayList<>();
    List<Tree.Call> options = new ArrayList<>();
    for (Tree.Argument argument : call.arguments()) {
      switch (argument) {
        case Tree.Value value -> positionals.add(value.token());
        case Tree.Call option -> options.add(option);
        case Tree.Pair pair -> misplaced(pair.span());
        case Tree.Range range -> misplaced(range.span());
        case Tree.Filter filter -> misplaced(filter.span());
      }
    }
    Driver.Positional expected = driver.positional();
    if (positionals.size() < expected.fewest()) {
      binding.error(
          DiagnosticCode.VALUE_MISSING,
          call.span(),
          driver.word() + "() needs " + expected.what(),
          "missing");
    }
    if (positionals.size() > expected.most()) {
      Token first = positionals.get(expected.most());
      binding.add(
          Suggestions.help(
              DiagnosticCode.UNEXPECTED.at(
                  Level.ERROR,
                  first.span(),
                  "unexpected " + first.described() + " in " + driver.word() + "()",
                  "expected an option such as name(value)"),
              first.name(),
              words(driver)));
    }
    return read(positionals, options, driver, call.span());
  }

  private void misplaced(Span span) {
    binding.error(DiagnosticCode.UNEXPECTED, span, "this is no option", "expected name(value)");
  }

  /** Reads options. */
  Given read(List<Token> positionals, List<Tree.Call> calls, Driver driver, Span span) {
    Map<String, Options.Given> values = new HashMap<>();
    Options options = Options.NONE;
    for (Tree.Call call : calls) {
      Optional<OptionRule> rule = rule(call, driver);
      if (rule.isEmpty()) {
        continue;
      }
      switch (rule.get().effect()) {
        case OptionRule.Refused refused ->
            binding.add(
                DiagnosticCode.OPTION_UNSUPPORTED
                    .at(
                        Level.ERROR,
                        call.name().span(),
                        call.name().text() + "() is not supported yet",
                        "refused")
                    .withHelp(refused.reason()));
        case OptionRule.NoEffect noEffect -> {
          if (value(call, rule.get().kind()).isPresent()) {
            binding.add(
                DiagnosticCode.OPTION_WITHOUT_EFFECT
                    .at(
                        noEffect.missed() ? Level.WARNING : Level.HINT,
                        call.name().span(),
                        call.name().text() + "() has no effect",
                        "accepted")
                    .withHelp(noEffect.reason()));
          }
        }
        case OptionRule.Maps maps -> {
          Optional<Object> value = value(call, rule.get().kind());
          if (value.isPresent()) {
            Options.Given given = new Options.Given(value.get(), call.span());
            values.put(rule.get().word(), given);
            if (!value.get().equals("") || rule.get().kind() == ValueKind.TEXT) {
              options = options.with(maps.option(), value.get(), call.span());
            }
          }
        }
        case OptionRule.Handled handled ->
            value(call, rule.get().kind())
                .ifPresent(
                    value -> values.put(rule.get().word(), new Options.Given(value, call.span())));
        case OptionRule.Alias alias ->
            throw new IllegalStateException("unresolved alias " + alias.word());
      }
    }
    return new Given(positionals, values, options, span);
  }

  private Optional<OptionRule> rule(Tree.Call call, Driver driver) {
    String word = call.name().name();
    Optional<OptionRule> rule = driver.rule(word);
    if (rule.isPresent() && rule.get().effect() instanceof OptionRule.Alias alias) {
      if (alias.obsolete()) {
        binding.add(
            DiagnosticCode.OPTION_OBSOLETE
                .at(
                    Level.WARNING,
                    call.name().span(),
                    "\"" + call.name().text() + "\" is out of date",
                    "obsolete")
                .withHelp("write " + alias.word() + "()"));
      }
      rule = driver.rule(alias.word());
    }
    if (rule.isEmpty()) {
      binding.add(
          Suggestions.help(
              DiagnosticCode.OPTION_UNKNOWN.at(
                  Level.ERROR,
                  call.name().span(),
                  driver.word() + "() has no option \"" + call.name().text() + "\"",
                  "unknown option"),
              word,
              words(driver)));
    }
    return rule;
  }

  private static List<String> words(Driver driver) {
    return driver.rules().stream().map(OptionRule::word).toList();
  }

  /** The value of an option; nothing after an error. */
  Optional<Object> value(Tree.Call call, ValueKind kind) {
    return switch (kind) {
      case ANY -> Optional.of("");
      case LIST -> list(call);
      case CONDITION -> condition(call);
      case TEMPLATE -> template(call);
      case YESNO,
          UINT,
          POSINT,
          SECONDS,
          FRACTION,
          ON_ERROR,
          MODE,
          OWNER,
          TEXT,
          FACILITY,
          SEVERITY ->
          single(call, kind);
    };
  }

  private Optional<Object> condition(Tree.Call call) {
    if (call.arguments().size() == 1 && call.arguments().getFirst() instanceof Tree.Filter filter) {
      return binding.filters().condition(filter.expression()).map(c -> c);
    }
    return bad(call, ValueKind.CONDITION);
  }

  private Optional<Object> template(Tree.Call call) {
    if (call.arguments().size() != 1) {
      return bad(call, ValueKind.TEMPLATE);
    }
    return binding.templates().reference(call.arguments().getFirst()).map(t -> t);
  }

  private Optional<Object> list(Tree.Call call) {
    List<String> words = new ArrayList<>();
    for (Tree.Argument argument : call.arguments()) {
      if (!(argument instanceof Tree.Value value)) {
        return bad(call, ValueKind.LIST);
      }
      words.add(value.token().text());
    }
    return Optional.of(List.copyOf(words));
  }

  private Optional<Object> single(Tree.Call call, ValueKind kind) {
    boolean mayBeEmpty = kind == ValueKind.MODE || kind == ValueKind.OWNER;
    if (call.arguments().isEmpty() && mayBeEmpty) {
      return Optional.of("");
    }
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Tree.Value value)) {
      return bad(call, kind);
    }
    Token token = value.token();
    Optional<Object> read = convert(token, kind);
    if (read.isEmpty()) {
      return bad(call, kind);
    }
    if ((kind == ValueKind.SECONDS || kind == ValueKind.FRACTION)
        && token.text().matches("[0-9]+[kKmMgG].*")) {
      binding.add(
          DiagnosticCode.DURATION_SUFFIX
              .at(
                  Level.WARNING,
                  token.span(),
                  "\"" + token.text() + "\" means " + token.number() + " seconds",
                  "the letter multiplies, it is no unit of time")
              .withHelp("write the number of seconds"));
    }
    return read;
  }

  private static Optional<Object> convert(Token token, ValueKind kind) {
    boolean number = token.kind() == Kind.INTEGER;
    boolean small = number && token.number() >= 0 && token.number() < 1L << 31;
    return switch (kind) {
      case YESNO -> yesNo(token).map(b -> b);
      case UINT -> small ? Optional.of(token.number()) : Optional.empty();
      case POSINT -> small && token.number() > 0 ? Optional.of(token.number()) : Optional.empty();
      case SECONDS -> number ? seconds(token) : Optional.empty();
      case FRACTION -> seconds(token);
      case ON_ERROR ->
          Optional.of(token.text())
              .filter(text -> ON_ERROR.contains(text.replaceFirst("^silently-", "")))
              .map(text -> text);
      case MODE ->
          small && token.number() <= 07777 ? Optional.of(token.number()) : Optional.empty();
      case OWNER, TEXT -> Optional.of(token.text());
      case FACILITY -> Priorities.facility(token).map(f -> (long) f);
      case SEVERITY -> Priorities.severity(token).map(s -> (long) s);
      case LIST, TEMPLATE, CONDITION, ANY -> Optional.empty();
    };
  }

  private static Optional<Boolean> yesNo(Token token) {
    if (token.kind() == Kind.INTEGER) {
      return Optional.of(token.number() != 0);
    }
    if (token.kind() != Kind.WORD) {
      return Optional.empty();
    }
    return YES.contains(token.text())
        ? Optional.of(true)
        : NO.contains(token.text()) ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Object> seconds(Token token) {
    if (token.kind() == Kind.INTEGER && token.number() >= 0 && token.number() < 1L << 31) {
      return Optional.of(Duration.ofSeconds(token.number()));
    }
    if (token.kind() == Kind.FLOAT && !token.text().startsWith("-") && token.text().length() < 20) {
      return Optional.of(Duration.ofNanos((long) (Double.parseDouble(token.text()) * 1e9)));
    }
    return Optional.empty();
  }

  private Optional<Object> bad(Tree.Call call, ValueKind kind) {
    Span span = call.arguments().isEmpty() ? call.span() : call.arguments().getFirst().span();
    binding.error(
        DiagnosticCode.VALUE_BAD,
        span,
        String.format(Locale.ROOT, "%s() takes %s", call.name().text(), kind.described()),
        "expected " + kind.described());
    return Optional.empty();
  }
}
