package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The automata of one shard for one thread: at first one for all its patterns.
 *
 * <p>Where every pattern that may begin anywhere has literals, those are looked for first ({@link
 * LiteralSearch}), and an automaton runs only over texts that hold one; patterns that begin at the
 * start of the text have an automaton of their own, which mostly gives up after some bytes. When
 * the cache of an automaton overflows again and again on the texts at hand (patterns such as {@code
 * a.*b} multiply each other's states), the patterns are dealt out to two automata, and so on down
 * to single patterns.
 */
final class Lane {
  /**
   * A cache that is emptied before each of its steps was used this often on average does not pay.
   */
  private static final int PAYING_USES = 20;

  private final PatternDatabase.Shard shard;
  private final int slots;
  private final boolean leaps;
  private final Optional<LiteralSearch> literals;

  /** Automata that run over every text. */
  private final List<Part> always = new ArrayList<>();

  /** Automata that run over texts with a literal of their patterns. */
  private final List<Part> guarded = new ArrayList<>();

  private static final class Part {
    final List<Nfa.Entry> entries;
    final LazyDfa dfa;
    long bytes;
    long flushes;
    long built;
    int strikes;

    Part(List<Nfa.Entry> entries, LazyDfa dfa) {
      this.entries = entries;
      this.dfa = dfa;
    }
  }

  Lane(PatternDatabase.Shard shard, int slots, int cacheBytes, boolean leaps) {
    this.shard = shard;
    this.slots = slots;
    this.leaps = leaps;
    List<Nfa.Entry> anchored = new ArrayList<>();
    List<Nfa.Entry> undecided = new ArrayList<>();
    List<LiteralSearch.Entry> withLiterals = new ArrayList<>();
    boolean all = true;
    for (Nfa.Entry entry : shard.entries()) {
      if (entry.isAnchored()) {
        anchored.add(entry);
        continue;
      }
      Optional<RequiredLiterals> required = RequiredLiterals.of(entry.root(), shard.characters());
      all &= required.isPresent();
      required.ifPresent(r -> withLiterals.add(new LiteralSearch.Entry(r, entry.slot())));
      if (!required.map(RequiredLiterals::whole).orElse(false)) {
        undecided.add(entry);
      }
    }
    if (all && !withLiterals.isEmpty() && LiteralSearch.fits(withLiterals)) {
      literals = Optional.of(new LiteralSearch(withLiterals));
      add(always, anchored, cacheBytes / 2);
      add(guarded, undecided, cacheBytes / 2);
    } else {
      literals = Optional.empty();
      add(always, shard.entries(), cacheBytes);
    }
  }

  private void add(List<Part> parts, List<Nfa.Entry> entries, int cacheBytes) {
    if (!entries.isEmpty()) {
      parts.add(part(entries, cacheBytes));
    }
  }

  private Part part(List<Nfa.Entry> entries, int cacheBytes) {
    return new Part(
        entries,
        new LazyDfa(Nfa.of(entries), shard.characters(), shard.word(), slots, cacheBytes, leaps));
  }

  void scan(byte[] data, int offset, int length, LazyDfa.Sink sink) {
    scan(always, data, offset, length, sink);
    if (literals.isPresent() && literals.get().scan(data, offset, length, sink)) {
      scan(guarded, data, offset, length, sink);
    }
  }

  private void scan(List<Part> parts, byte[] data, int offset, int length, LazyDfa.Sink sink) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      part.dfa.scan(data, offset, length, sink);
      part.bytes += length;
      if (part.dfa.flushes() != part.flushes) {
        judge(parts, part);
      }
    }
  }

  /** Called after the cache of a part was emptied. */
  private void judge(List<Part> parts, Part part) {
    long built = part.dfa.built() - part.built;
    part.strikes = part.bytes < built * PAYING_USES ? part.strikes + 1 : 0;
    part.flushes = part.dfa.flushes();
    part.built = part.dfa.built();
    part.bytes = 0;
    if (part.strikes >= 2 && part.entries.size() > 1) {
      int half = part.entries.size() / 2;
      int cache = part.dfa.cacheBytes();
      parts.set(parts.indexOf(part), part(part.entries.subList(0, half), cache / 2));
      parts.add(part(part.entries.subList(half, part.entries.size()), cache / 2));
    }
  }

  long builtSteps() {
    long sum = 0;
    for (Part part : always) {
      sum += part.dfa.built();
    }
    for (Part part : guarded) {
      sum += part.dfa.built();
    }
    return sum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    literals.ifPresent(l -> text.append(l).append("; "));
    for (Part part : always) {
      text.append(part.entries.size()).append(" patterns: ").append(part.dfa).append("; ");
    }
    for (Part part : guarded) {
      text.append(part.entries.size()).append(" guarded patterns: ").append(part.dfa).append("; ");
    }
    return text.toString();
  }
}
