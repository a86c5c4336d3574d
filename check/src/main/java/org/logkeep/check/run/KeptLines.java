package org.logkeep.check.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.logkeep.check.lines.LineStore;
import org.logkeep.check.lines.SortOrder;

/**
 * The lines that a report may show. No line is of both kinds: what a rule has picked is no event.
 * So the many events need not be walked over for each of the other sections, nor keep their hits.
 *
 * @param picked lines for the sections of the first two layers, with the groups that hit them
 * @param events lines of the third layer
 */
record KeptLines(LineStore picked, LineStore events) implements Closeable {
  private static final int LINE_MEMORY = 16 << 20;

  static KeptLines of(SortOrder order, int words, Supplier<Path> folder) {
    return new KeptLines(
        new LineStore(order, words, LINE_MEMORY / 2, "picked", folder),
        new LineStore(order, 0, LINE_MEMORY, "events", folder));
  }

  @Override
  public void close() throws IOException {
    picked.close();
    events.close();
  }
}
