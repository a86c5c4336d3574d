package org.logkeep.engine.format;

import org.logkeep.record.RecordBatch;

/** A formatter whose text lies somewhere already, so that it can be read without a copy. */
public interface InPlace extends Formatter {
  /** Points the view at the text; at nothing if there is none. */
  void view(RecordBatch batch, int row, FormatContext context, TextView view);
}
