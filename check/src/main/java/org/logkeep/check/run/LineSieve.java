package org.logkeep.check.run;

import java.io.IOException;
import java.util.List;
import org.logkeep.check.lines.BlockReader;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.check.rules.LineMatcher;
import org.logkeep.check.rules.Verdicts;

/** Reads all lines once, asks for the hits of each, and keeps those that a report may show. */
final class LineSieve {
  private final BlockReader reader;
  private final LineMatcher matcher;
  private final Verdicts verdicts;
  private final KeptLines kept;
  private long[] hits = new long[1024];
  private long unignored;
  private long unignoredNoAlarm;

  LineSieve(BlockReader reader, LineMatcher matcher, Verdicts verdicts, KeptLines kept) {
    this.reader = reader;
    this.matcher = matcher;
    this.verdicts = verdicts;
    this.kept = kept;
  }

  /** Reads work files to their ends; false when there was not a byte in them. */
  boolean sift(List<WorkFile> files) throws IOException {
    boolean anything = false;
    for (WorkFile file : files) {
      while (reader.next(file)) {
        take(reader.block());
      }
      anything |= file.anything();
    }
    return anything;
  }

  /** Lines that no ignore rule hits. */
  long unignored() {
    return unignored;
  }

  /** Lines that neither an ignore rule nor an alarm rule hits. */
  long unignoredNoAlarm() {
    return unignoredNoAlarm;
  }

  private void take(LineBlock block) throws IOException {
    int words = verdicts.words();
    if (hits.length < block.count() * words) {
      hits = new long[block.count() * words * 2];
    }
    matcher.match(block, hits);
    for (int line = 0; line < block.count(); line++) {
      int from = line * words;
      if (!verdicts.ignored(hits, from)) {
        unignored++;
        unignoredNoAlarm += verdicts.hitByAlarm(hits, from) ? 0 : 1;
      }
      if (verdicts.event(hits, from)) {
        kept.events().add(block, line, hits, from);
      } else if (verdicts.picked(hits, from)) {
        kept.picked().add(block, line, hits, from);
      }
    }
  }
}
