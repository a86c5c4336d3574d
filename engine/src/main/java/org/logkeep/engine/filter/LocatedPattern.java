package org.logkeep.engine.filter;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.format.TextView;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.Verdict;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.condition.Condition;

/**
 * A pattern that can say where it matches. Compiled when that is asked for the first time: most
 * patterns only ever need a verdict.
 */
final class LocatedPattern {
  private final Supplier<CompiledPattern> source;
  private @Nullable CompiledPattern pattern;
  private @Nullable MatchStore store;
  private int[] groups = new int[2];

  LocatedPattern(Supplier<CompiledPattern> source) {
    this.source = source;
  }

  private CompiledPattern pattern() {
    CompiledPattern ready = pattern;
    if (ready == null) {
      ready = source.get();
      pattern = ready;
    }
    return ready;
  }

  boolean finds(TextView text) {
    return pattern().search(text.bytes(), text.offset(), text.length(), text.offset(), groups)
        == Verdict.MATCH;
  }

  /** Gives a copy of the row that holds the groups of the match. */
  int store(RecordBatch batch, int row, TextView text) {
    MatchStore ready = store;
    if (ready == null) {
      ready = new MatchStore(pattern());
      store = ready;
      groups = new int[ready.slots()];
    }
    if (!finds(text)) {
      return row;
    }
    int copy = batch.copyRow(row);
    ready.write(batch, copy, text, groups);
    return copy;
  }

  Explanation explain(TextView text, Condition.Matches condition) {
    boolean found = finds(text);
    String seen =
        found
            ? new String(text.bytes(), groups[0], groups[1] - groups[0], StandardCharsets.UTF_8)
            : text.toString();
    return Explanation.of(
        found,
        "pattern " + new String(condition.pattern().text(), StandardCharsets.UTF_8),
        seen,
        condition.span());
  }
}
