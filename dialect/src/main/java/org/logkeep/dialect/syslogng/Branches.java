package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Branch.Flag;
import org.logkeep.topology.Output;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;

/**
 * Makes branches: what is done with a record, step by step, and the outputs that stand among the
 * steps (sections 2 and 4 of the specification).
 */
final class Branches {
  private static final int MOST_NESTED = 200;

  private final Binding binding;
  private final Destinations destinations;
  private final Rewrites rewrites;
  private final Map<String, Output> outputs = new LinkedHashMap<>();
  private int depth;

  Branches(Binding binding) {
    this.binding = binding;
    this.destinations = new Destinations(binding);
    this.rewrites = new Rewrites(binding);
  }

  /** All outputs made so far. */
  List<Output> outputs() {
    return List.copyOf(outputs.values());
  }

  /** Makes an output of the items of a destination. */
  void output(String name, List<Tree.Item> items, Span span) {
    List<Output.Writer> writers = new ArrayList<>();
    List<Branch> branches = new ArrayList<>();
    for (Tree.Item item : items) {
      switch (item) {
        case Tree.Call call ->
            destinations
                .read(call)
                .ifPresent(use -> writers.add(new Output.Writer(name + "#" + writers.size(), use)));
        case Tree.Fork fork -> branches.add(branch(fork.body(), false));
        case Tree.Reference reference -> binding.misplaced(reference.span());
        case Tree.Inline inline -> binding.misplaced(inline.span());
        case Tree.InlineFilter filter -> binding.misplaced(filter.span());
        case Tree.Junction junction -> binding.misplaced(junction.span());
        case Tree.Choice choice -> binding.misplaced(choice.span());
      }
    }
    outputs.put(name, new Output(name, writers, branches, span));
  }

  /** What a body does; {@code top} if it is a log statement's own. */
  Branch branch(Tree.LogBody body, boolean top) {
    return new Branch(Optional.empty(), steps(body.items()), flags(body.flags(), top), body.span());
  }

  /** The flags of a body; {@code top} if it is a log statement's own. */
  Set<Flag> flags(List<Token> words, boolean top) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Token word : words) {
      switch (word.name()) {
        case "final" -> flags.add(Flag.FINAL);
        case "fallback" -> flags.add(Flag.FALLBACK);
        case "catchall", "catch-all" -> {
          if (top) {
            flags.add(Flag.CATCH_ALL);
          } else {
            binding.error(
                DiagnosticCode.MUST_NOT_COMBINE,
                word.span(),
                "the flag " + word.text() + " is for log paths that stand alone",
                "not within another path");
          }
        }
        case "flow-control" -> flags.add(Flag.FLOW_CONTROL);
        case "drop-unmatched" ->
            binding.add(
                DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
                    Level.WARNING, word.span(), "drop-unmatched has no effect", "accepted"));
        default ->
            binding.add(
                Suggestions.help(
                    DiagnosticCode.FLAG_UNKNOWN.at(
                        Level.WARNING,
                        word.span(),
                        "there is no log flag \"" + word.text() + "\"; it is left out",
                        "unknown flag"),
                    word.name(),
                    List.of("final", "fallback", "catchall", "flow-control")));
      }
    }
    return flags;
  }

  /** What these items do with a record, one after the other. */
  List<Branch.Step> steps(List<Tree.Item> items) {
    List<Branch.Step> steps = new ArrayList<>();
    if (++depth > MOST_NESTED) {
      depth--;
      return steps;
    }
    List<Branch> forks = new ArrayList<>();
    Span forkSpan = Span.BUILT_IN;
    for (Tree.Item item : items) {
      if (item instanceof Tree.Fork fork) {
        forkSpan = forks.isEmpty() ? fork.span() : forkSpan;
        forks.add(branch(fork.body(), false));
        continue;
      }
      if (!forks.isEmpty()) {
        steps.add(new Branch.Junction(forks, forkSpan));
        forks.clear();
      }
      steps.addAll(step(item));
    }
    if (!forks.isEmpty()) {
      steps.add(new Branch.Junction(forks, forkSpan));
    }
    depth--;
    return steps;
  }

  private List<Branch.Step> step(Tree.Item item) {
    return switch (item) {
      case Tree.Reference reference -> reference(reference);
      case Tree.Inline inline -> inline(inline);
      case Tree.InlineFilter filter ->
          binding.filters().condition(filter.expression()).map(Branches::filter).stream().toList();
      case Tree.Fork fork ->
          List.of(new Branch.Junction(List.of(branch(fork.body(), false)), fork.span()));
      case Tree.Junction junction ->
          List.of(
              new Branch.Junction(
                  junction.forks().stream().map(fork -> branch(fork.body(), false)).toList(),
                  junction.span()));
      case Tree.Choice choice -> List.of(choice(choice));
      case Tree.Call call -> operation(call);
    };
  }

  private static Branch.Step filter(Condition condition) {
    return new Branch.Filter(condition);
  }

  /** A rewrite or parser that stands in the braces of its kind. */
  private List<Branch.Step> operation(Tree.Call call) {
    if (ParserDrivers.known(call.name().name())) {
      binding.add(
          DiagnosticCode.DRIVER_UNSUPPORTED.at(
              Level.ERROR,
              call.name().span(),
              "the parser " + call.name().text() + "() is not supported yet",
              "refused"));
      return List.of();
    }
    return rewrites.read(call).map(Branches::rewrite).stream().toList();
  }

  private static Branch.Step rewrite(Use use) {
    return new Branch.Rewrite(use);
  }

  private List<Branch.Step> reference(Tree.Reference reference) {
    return switch (reference.kind()) {
      case SOURCE -> {
        binding.error(
            DiagnosticCode.UNSUPPORTED_STATEMENT,
            reference.span(),
            "a source within an embedded path is not supported yet",
            "name it at the top of the log statement");
        yield List.of();
      }
      case DESTINATION ->
          binding.resolve(ObjectKind.DESTINATION, reference.name()).isPresent()
              ? List.of(new Branch.Deliver(reference.name().text(), reference.span()))
              : List.of();
      case FILTER ->
          binding.filters().named(reference.name(), reference.span()).map(Branches::filter).stream()
              .toList();
      case PARSER, REWRITE -> {
        Optional<Tree.Statement> found = binding.resolve(reference.kind(), reference.name());
        yield found.isPresent() && found.get() instanceof Tree.ObjectStatement object
            ? steps(object.items())
            : List.of();
      }
    };
  }

  private List<Branch.Step> inline(Tree.Inline inline) {
    return switch (inline.kind()) {
      case DESTINATION -> {
        String name = ObjectKind.DESTINATION.anonymous(outputs.keySet());
        output(name, inline.items(), inline.span());
        yield List.of(new Branch.Deliver(name, inline.span()));
      }
      case SOURCE -> {
        binding.misplaced(inline.span());
        yield List.of();
      }
      case PARSER, REWRITE, FILTER -> steps(inline.items());
    };
  }

  private Branch.Step choice(Tree.Choice choice) {
    List<Branch.Alternative> alternatives = new ArrayList<>();
    for (Tree.Arm arm : choice.arms()) {
      Branch body = branch(arm.body(), false);
      if (arm.otherwise()) {
        Condition always = new Condition.Constant(true, arm.body().span());
        alternatives.add(new Branch.Alternative(Optional.of(always), body));
      } else if (arm.guard().isPresent()) {
        Condition guard =
            binding
                .filters()
                .condition(arm.guard().get())
                .orElse(new Condition.Constant(false, arm.guard().get().span()));
        alternatives.add(new Branch.Alternative(Optional.of(guard), body));
      } else {
        alternatives.add(new Branch.Alternative(Optional.empty(), body));
      }
    }
    return new Branch.Choice(alternatives, choice.span());
  }
}
