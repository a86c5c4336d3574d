package org.logkeep.engine.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.match.Compilation;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.PatternDatabase;
import org.logkeep.match.PatternProblem;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.Scanner;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/**
 * The patterns of a plan that are put to the same subject. The first condition that asks about a
 * row has the subject searched for all of them at once; the others find their verdicts.
 */
final class PatternGroup {
  private final int number;
  private final TextReader subject;
  private final List<PatternSpec> patterns = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final Map<PatternSpec, Integer> ids = new HashMap<>();
  private @Nullable Scanner scanner;
  private long[] found = new long[0];
  private long[] unknown = new long[0];
  private long undecided;

  PatternGroup(int number, TextReader subject) {
    this.number = number;
    this.subject = subject;
  }

  /** Adds a pattern; an equal one is searched once. Gives the id that its verdict is asked by. */
  int add(PatternSpec pattern, Span span) {
    PatternSpec bare = new PatternSpec(0, pattern.syntax(), pattern.text(), pattern.flags());
    return ids.computeIfAbsent(
        bare,
        key -> {
          int id = patterns.size();
          patterns.add(new PatternSpec(id, pattern.syntax(), pattern.text(), pattern.flags()));
          spans.add(span);
          return id;
        });
  }

  /** Compiles the patterns; those that cannot be read become errors. */
  void freeze(CompileOptions options, Diagnostics diagnostics) {
    if (scanner != null) {
      return;
    }
    Compilation compilation = PatternDatabase.compile(patterns, options);
    for (PatternProblem problem : compilation.problems()) {
      PatternErrors.report(
          diagnostics, spans.get(problem.index()), problem.offset(), problem.message());
    }
    scanner = compilation.database().scanner();
    found = new long[Math.max(1, compilation.database().words())];
    unknown = new long[found.length];
  }

  /** Whether a pattern matches the subject of a row. */
  boolean matches(RecordBatch batch, int row, FilterContext context, int id) {
    PatternVerdicts verdicts = context.verdicts();
    if (!verdicts.knows(number, row)) {
      scan(batch, row, context, verdicts);
    }
    return verdicts.matches(number, row, found.length, id);
  }

  /** Keeps the rows whose subject a pattern matches. */
  void select(RecordBatch batch, Selection rows, FilterContext context, int id) {
    PatternVerdicts verdicts = context.verdicts();
    if (verdicts.isNowhere(number, batch.rows(), id)) {
      rows.size(0);
      return;
    }
    int size = rows.size();
    int[] array = rows.array(size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int row = array[i];
      if (!verdicts.knows(number, row)) {
        scan(batch, row, context, verdicts);
      }
      array[kept] = row;
      kept += verdicts.matches(number, row, found.length, id) ? 1 : 0;
    }
    rows.size(kept);
  }

  private void scan(RecordBatch batch, int row, FilterContext context, PatternVerdicts verdicts) {
    Scanner ready = scanner;
    if (ready == null) {
      throw new IllegalStateException("the plan is not finished");
    }
    TextView text = subject.read(batch, row, context);
    Arrays.fill(found, 0);
    ready.scan(text.bytes(), text.offset(), text.length(), found);
    if (ready.undecided(unknown)) {
      undecided++;
    }
    verdicts.add(number, row, found);
  }

  /** How many texts were searched on which some pattern ran out of its budget. */
  long undecided() {
    return undecided;
  }

  /** The text that is searched. */
  TextView subject(RecordBatch batch, int row, FilterContext context) {
    return subject.read(batch, row, context);
  }
}
