package org.logkeep.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All patterns of a running configuration or of a rule set, matched in one pass.
 *
 * <p>Immutable and shared; each thread takes a {@link #scanner()} of its own.
 */
public final class PatternDatabase {
  private final List<Shard> shards;
  private final List<Candidate> candidates;
  private final int idCount;
  private final CompileOptions options;

  /** Patterns that live in one automaton: they agree on what a symbol and what a word is. */
  record Shard(List<Nfa.Entry> entries, boolean characters, CharSet word) {
    private record Kind(boolean characters, CharSet word) {}
  }

  /**
   * A pattern whose automaton accepts too much: a hit of slot {@code idCount + index} is put to it.
   */
  record Candidate(int id, CompiledPattern pattern) {}

  private PatternDatabase(
      List<Shard> shards, List<Candidate> candidates, int idCount, CompileOptions options) {
    this.shards = List.copyOf(shards);
    this.candidates = List.copyOf(candidates);
    this.idCount = idCount;
    this.options = options;
  }

  /** Compiles patterns; one that cannot be read is reported and left out alone. */
  public static Compilation compile(List<PatternSpec> specs, CompileOptions options) {
    List<PatternProblem> problems = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    Map<Shard.Kind, List<Nfa.Entry>> byKind = new LinkedHashMap<>();
    int idCount = 0;
    for (PatternSpec spec : specs) {
      idCount = Math.max(idCount, spec.id() + 1);
    }
    for (int index = 0; index < specs.size(); index++) {
      PatternSpec spec = specs.get(index);
      try {
        Parsed parsed = Parsed.of(spec);
        Regular regular = Regular.of(parsed);
        Nfa.check(regular.root());
        int slot = spec.id();
        if (!regular.exact()) {
          slot = idCount + candidates.size();
          candidates.add(
              new Candidate(spec.id(), new CompiledPattern(spec, parsed, options.stepBudget())));
        }
        byKind
            .computeIfAbsent(
                new Shard.Kind(parsed.characters(), parsed.word()), k -> new ArrayList<>())
            .add(new Nfa.Entry(regular.root(), slot));
      } catch (PatternException e) {
        problems.add(new PatternProblem(index, spec.id(), e.offset(), e.problem()));
      }
    }
    List<Shard> shards = new ArrayList<>();
    byKind.forEach((kind, entries) ->
        shards.add(new Shard(List.copyOf(entries), kind.characters(), kind.word())));
    return new Compilation(new PatternDatabase(shards, candidates, idCount, options), problems);
  }

  /** Greatest id plus one: the number of bits that a scan may set. */
  public int idCount() {
    return idCount;
  }

  /** Length that an array of hits needs. */
  public int words() {
    return (idCount + 63) >> 6;
  }

  /** A scanner for one thread. */
  public Scanner scanner() {
    return new Scanner(this);
  }

  List<Shard> shards() {
    return shards;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  CompileOptions options() {
    return options;
  }
}
