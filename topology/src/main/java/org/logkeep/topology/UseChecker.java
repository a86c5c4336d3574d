package org.logkeep.topology;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/**
 * Checks that every component that a topology uses is in the catalogue and takes the options it is
 * given. What a component does not take is an error, never ignored.
 */
public final class UseChecker {
  private final Catalogue catalogue;
  private final Diagnostics diagnostics;

  /** Makes a checker that says what it finds to the diagnostics. */
  public UseChecker(Catalogue catalogue, Diagnostics diagnostics) {
    this.catalogue = catalogue;
    this.diagnostics = diagnostics;
  }

  /** Checks everything that a topology uses. */
  public void check(Topology topology) {
    for (Input input : topology.inputs()) {
      input.readers().forEach(reader -> check(reader.source()));
      input.branches().forEach(this::check);
    }
    for (Output output : topology.outputs()) {
      output.writers().forEach(writer -> check(writer.destination()));
      output.branches().forEach(this::check);
    }
    topology.paths().forEach(path -> check(path.branch()));
  }

  private void check(Branch branch) {
    for (Branch.Step step : branch.steps()) {
      switch (step) {
        case Branch.Filter filter -> check(filter.condition());
        case Branch.Rewrite rewrite -> check(rewrite.rewrite());
        case Branch.Parse parse -> check(parse.parser());
        case Branch.Deliver deliver -> {}
        case Branch.Junction junction -> junction.branches().forEach(this::check);
        case Branch.Choice choice -> {
          for (Branch.Alternative alternative : choice.alternatives()) {
            alternative.guard().ifPresent(this::check);
            check(alternative.body());
          }
        }
      }
    }
  }

  /** Checks what a condition uses. */
  public void check(Condition condition) {
    switch (condition) {
      case Condition.And and -> and.all().forEach(this::check);
      case Condition.Or or -> or.any().forEach(this::check);
      case Condition.Not not -> check(not.negated());
      case Condition.Named named -> check(named.condition());
      case Condition.Function function -> check(function.function());
      case Condition.Constant constant -> {}
      case Condition.Priority priority -> {}
      case Condition.Matches matches -> {}
      case Condition.Compare compare -> {}
    }
  }

  /** Checks one use of a component. */
  public void check(Use use) {
    Optional<Component> component = catalogue.find(use.kind(), use.name());
    if (component.isEmpty()) {
      Diagnostic unknown =
          Diagnostic.error(
              "LK0101",
              use.span(),
              "there is no " + word(use.kind()) + " \"" + use.name() + "\"",
              "unknown");
      diagnostics.add(
          withSimilar(
              unknown,
              use.name(),
              catalogue.all(use.kind()).stream().map(Component::name).toList()));
      return;
    }
    use.options().all().forEach((name, given) -> checkOption(use, component.get(), name, given));
    for (Option<?> option : component.get().options()) {
      if (option.required()
          && option.defaultValue().isEmpty()
          && !use.options().all().containsKey(option.name())) {
        diagnostics.error(
            "LK0105",
            use.span(),
            word(use.kind()) + " \"" + use.name() + "\" needs option \"" + option.name() + "\"",
            "without it");
      }
    }
  }

  private void checkOption(Use use, Component component, String name, Options.Given given) {
    Optional<Option<?>> option = component.option(name);
    if (option.isEmpty()) {
      Diagnostic unknown =
          Diagnostic.error(
              "LK0102",
              given.span(),
              word(use.kind()) + " \"" + use.name() + "\" has no option \"" + name + "\"",
              "unknown option");
      diagnostics.add(
          withSimilar(unknown, name, component.options().stream().map(Option::name).toList()));
      return;
    }
    checkValue(option.get(), given);
    switch (given.value()) {
      case Use nested -> check(nested);
      case Condition nested -> check(nested);
      default -> {}
    }
  }

  private <T> void checkValue(Option<T> option, Options.Given given) {
    if (!option.type().isInstance(given.value())) {
      diagnostics.error(
          "LK0103",
          given.span(),
          "option \"" + option.name() + "\" takes a " + option.typeName(),
          "not what is given here");
      return;
    }
    option
        .check()
        .apply(Options.NONE.with(option.name(), given.value(), given.span()).get(option))
        .ifPresent(problem ->
            diagnostics.error(
                "LK0104",
                given.span(),
                "option \"" + option.name() + "\" " + problem,
                "not allowed"));
  }

  private static String word(ComponentKind kind) {
    return kind == ComponentKind.FUNCTION
        ? "template function"
        : kind.name().toLowerCase(Locale.ROOT);
  }

  private static Diagnostic withSimilar(
      Diagnostic diagnostic, String name, Collection<String> known) {
    Optional<String> similar =
        known.stream()
            .map(other -> Map.entry(other, distance(name, other)))
            .filter(entry -> entry.getValue() <= Math.max(1, name.length() / 3))
            .min(Comparator.comparing(Map.Entry<String, Integer>::getValue))
            .map(Map.Entry::getKey);
    if (similar.isPresent()) {
      return diagnostic.withHelp("did you mean \"" + similar.get() + "\"?");
    }
    List<String> sorted = known.stream().sorted().toList();
    return sorted.isEmpty() || sorted.size() > 40
        ? diagnostic
        : diagnostic.withHelp("known are: " + String.join(", ", sorted));
  }

  /** How many letters have to be put in, taken out or replaced to get from one word to another. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
