package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;

/** What a rewrite said it is, else what it is of itself. */
public final class Overridable implements Formatter {
  private final ValueText override;
  private final Formatter original;

  /**
   * Makes a formatter.
   *
   * @param name the name of the pair that replaces the original
   * @param original what is written otherwise
   */
  public Overridable(String name, Formatter original) {
    this.override = new ValueText(name);
    this.original = original;
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    if (override.entry(batch, row) != RecordValues.NONE) {
      override.format(batch, row, context, out);
    } else {
      original.format(batch, row, context, out);
    }
  }
}
