package org.logkeep.engine.format.function;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.InPlace;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** {@code $_}: the item of the list that a function is at. */
final class Element implements InPlace {
  private final TextView item = new TextView();

  /** The view that the function moves from item to item. */
  TextView item() {
    return item;
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    item.appendTo(out);
  }

  @Override
  public void view(RecordBatch batch, int row, FormatContext context, TextView view) {
    view.set(item.bytes(), item.offset(), item.length());
  }
}
