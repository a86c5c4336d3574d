package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/** The bytes of a field; nothing if the record lacks it. */
public final class FieldText implements InPlace {
  private final Field field;

  /** Makes a formatter of a field. */
  public FieldText(Field field) {
    this.field = field;
  }

  /** The field. */
  public Field field() {
    return field;
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int length = batch.length(row, field);
    if (length > 0) {
      out.put(batch.data(), batch.offset(row, field), length);
    }
  }

  @Override
  public void view(RecordBatch batch, int row, FormatContext context, TextView view) {
    view.set(batch.data(), Math.max(0, batch.offset(row, field)), batch.length(row, field));
  }
}
