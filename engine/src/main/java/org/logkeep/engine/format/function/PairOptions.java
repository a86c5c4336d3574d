package org.logkeep.engine.format.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.logkeep.topology.template.Template;

/**
 * The arguments by which functions such as {@code $(format-json)} are told which names and values
 * to write: {@code --scope}, {@code --key}, {@code --exclude}, {@code --pair} and {@code --rekey}.
 */
final class PairOptions {
  static final Set<String> SCOPES =
      Set.of(
          "nv-pairs",
          "dot-nv-pairs",
          "all-nv-pairs",
          "rfc3164",
          "core",
          "base",
          "rfc5424",
          "syslog-proto",
          "selected-macros",
          "all-macros",
          "everything",
          "sdata",
          "none");

  private static final Map<String, String> SHORT =
      Map.of(
          "-s", "--scope",
          "-k", "--key",
          "-x", "--exclude",
          "-p", "--pair",
          "-r", "--rekey",
          "-S", "--shift",
          "-L", "--shift-levels",
          "-A", "--add-prefix",
          "-R", "--replace-prefix");

  private final List<String> scopes = new ArrayList<>();
  private final List<Glob> keys = new ArrayList<>();
  private final List<String> keyNames = new ArrayList<>();
  private final List<Glob> excludes = new ArrayList<>();
  private final List<Rekey> rekeys = new ArrayList<>();
  private final Map<String, PairValue> pairs = new LinkedHashMap<>();
  private boolean omitEmpty;
  private boolean keepDot;

  List<String> scopes() {
    return scopes;
  }

  List<Glob> keys() {
    return keys;
  }

  /** Keys that are plain names. */
  List<String> keyNames() {
    return keyNames;
  }

  List<Glob> excludes() {
    return excludes;
  }

  List<Rekey> rekeys() {
    return rekeys;
  }

  Map<String, PairValue> pairs() {
    return pairs;
  }

  boolean omitEmpty() {
    return omitEmpty;
  }

  boolean keepDot() {
    return keepDot;
  }

  /** Reads all arguments of a call; says what is wrong, if anything is. */
  Optional<String> read(FunctionCall call) {
    for (int i = 0; i < call.size(); i++) {
      Optional<String> literal = call.literal(i);
      if (literal.isEmpty() || !literal.get().startsWith("-") || literal.get().length() < 2) {
        Optional<String> problem = word(call.arguments().get(i));
        if (problem.isPresent()) {
          return problem;
        }
        continue;
      }
      String option = SHORT.getOrDefault(literal.get(), literal.get());
      switch (option) {
        case "--omit-empty-values" -> omitEmpty = true;
        case "--leave-initial-dot" -> keepDot = true;
        case "--upper", "--lower" -> {
          if (rekeys.isEmpty()) {
            return Optional.of(option + " must follow --rekey");
          }
          rekeys.getLast().letters(option.equals("--upper"));
        }
        default -> {
          if (i + 1 == call.size()) {
            return Optional.of("unknown option " + option + ", or its value is missing");
          }
          i++;
          Optional<String> problem = option(option, call.arguments().get(i));
          if (problem.isPresent()) {
            return problem;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> option(String option, Template argument) {
    if (option.equals("--pair")) {
      return word(argument);
    }
    Optional<String> value = argument.constant();
    if (value.isEmpty()) {
      return Optional.of(option + " needs a literal value");
    }
    return switch (option) {
      case "--scope" -> scope(value.get());
      case "--key" -> {
        List.of(value.get().split(",")).forEach(this::key);
        yield Optional.empty();
      }
      case "--exclude" -> {
        excludes.add(new Glob(value.get()));
        yield Optional.empty();
      }
      case "--rekey" -> {
        rekeys.add(new Rekey(new Glob(value.get())));
        yield Optional.empty();
      }
      default -> change(option, value.get());
    };
  }

  private Optional<String> scope(String list) {
    for (String scope : list.split(",")) {
      if (!SCOPES.contains(scope)) {
        return Optional.of("there is no scope \"" + scope + "\"");
      }
      scopes.add(scope);
    }
    return Optional.empty();
  }

  private Optional<String> change(String option, String value) {
    if (!Set.of("--shift", "--shift-levels", "--add-prefix", "--replace-prefix").contains(option)) {
      return Optional.of("has no option " + option);
    }
    if (rekeys.isEmpty()) {
      return Optional.of(option + " must follow --rekey");
    }
    Rekey rekey = rekeys.getLast();
    switch (option) {
      case "--add-prefix" -> rekey.prefix(value);
      case "--replace-prefix" -> {
        int equals = value.indexOf('=');
        if (equals < 0) {
          return Optional.of("--replace-prefix takes OLD=NEW");
        }
        rekey.replace(value.substring(0, equals), value.substring(equals + 1));
      }
      default -> {
        OptionalLong number = Numbers.decimal(value);
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > 10_000) {
          return Optional.of(option + " takes a number");
        }
        if (option.equals("--shift")) {
          rekey.shift((int) number.getAsLong());
        } else {
          rekey.shiftLevels((int) number.getAsLong());
        }
      }
    }
    return Optional.empty();
  }

  private void key(String key) {
    Glob glob = new Glob(key);
    keys.add(glob);
    if (glob.isPlain()) {
      keyNames.add(key);
    }
  }

  /** Reads {@code NAME=TEMPLATE}, or a key. */
  private Optional<String> word(Template argument) {
    if (argument.parts().isEmpty()
        || !(argument.parts().getFirst() instanceof Template.Literal first)) {
      return Optional.of("takes NAME=TEMPLATE, names and options");
    }
    int equals = first.text().indexOf('=');
    if (equals < 0) {
      if (argument.parts().size() > 1) {
        return Optional.of("takes NAME=TEMPLATE, names and options");
      }
      key(first.text());
      return Optional.empty();
    }
    List<Template.Part> value = new ArrayList<>(argument.parts());
    value.set(0, new Template.Literal(first.text().substring(equals + 1)));
    pairs.put(
        first.text().substring(0, equals),
        PairValue.of(new Template(value, argument.escape(), Optional.empty())));
    return Optional.empty();
  }
}
