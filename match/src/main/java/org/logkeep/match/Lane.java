package org.logkeep.match;

import java.util.ArrayList;
import java.util.List;

/**
 * The automata of one shard for one thread: at first one for all its patterns. When its cache
 * overflows again and again on the texts at hand (patterns such as {@code a.*b} multiply each
 * other's states), the patterns are dealt out to two automata, and so on down to single patterns.
 */
final class Lane {
  /**
   * A cache that is emptied before each of its steps was used this often on average does not pay.
   */
  private static final int PAYING_USES = 20;

  private final PatternDatabase.Shard shard;
  private final int slots;
  private final List<Part> parts = new ArrayList<>();

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

  Lane(PatternDatabase.Shard shard, int slots, int cacheBytes) {
    this.shard = shard;
    this.slots = slots;
    parts.add(part(shard.entries(), cacheBytes));
  }

  private Part part(List<Nfa.Entry> entries, int cacheBytes) {
    return new Part(
        entries, new LazyDfa(Nfa.of(entries), shard.characters(), shard.word(), slots, cacheBytes));
  }

  void scan(byte[] data, int offset, int length, LazyDfa.Sink sink) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      part.dfa.scan(data, offset, length, sink);
      part.bytes += length;
      if (part.dfa.flushes() != part.flushes) {
        judge(part);
      }
    }
  }

  /** Called after the cache of a part was emptied. */
  private void judge(Part part) {
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
    for (Part part : parts) {
      sum += part.dfa.built();
    }
    return sum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.entries.size()).append(" patterns: ").append(part.dfa).append("; ");
    }
    return text.toString();
  }
}
