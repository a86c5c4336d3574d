package org.logkeep.engine.format;

import java.util.stream.IntStream;
import org.logkeep.engine.format.function.ItemList;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;

/**
 * The numbered matches of a record, {@code $1} and up, as a list; an item for each number up to the
 * last one that the record has (observed with syslog-ng 3.38).
 */
public final class MatchesText implements Formatter {
  private static final int MOST = 255;

  private final ValueText[] matches =
      IntStream.rangeClosed(1, MOST)
          .mapToObj(number -> new ValueText(Integer.toString(number)))
          .toArray(ValueText[]::new);
  private final TextView item = new TextView();

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    if (batch.valueHead(row) == RecordValues.NONE) {
      return;
    }
    int count = MOST;
    while (count > 0 && isAbsent(batch, row, matches[count - 1])) {
      count--;
    }
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.put(',');
      }
      matches[i].view(batch, row, context, item);
      ItemList.write(item, out);
    }
  }

  private static boolean isAbsent(RecordBatch batch, int row, ValueText match) {
    int entry = match.entry(batch, row);
    return entry == RecordValues.NONE || batch.values().valueOffset(entry) < 0;
  }
}
