package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * Reads the text that a formatter makes: in place where it lies somewhere already, else from a
 * buffer of its own.
 */
public final class TextReader {
  private final Formatter formatter;
  private final ByteSink buffer = new ByteSink(64);
  private final TextView view = new TextView();

  /** Makes a reader of one formatter. */
  public TextReader(Formatter formatter) {
    this.formatter = formatter;
  }

  /** The text that the formatter makes of a record; valid until the next call. */
  public TextView read(RecordBatch batch, int row, FormatContext context) {
    if (formatter instanceof InPlace inPlace) {
      inPlace.view(batch, row, context, view);
    } else {
      buffer.clear();
      formatter.format(batch, row, context, buffer);
      view.set(buffer, 0);
    }
    return view;
  }
}
