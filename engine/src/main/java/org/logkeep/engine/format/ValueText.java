package org.logkeep.engine.format;

import java.util.Arrays;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.topology.template.Template;

/** The value of a name-value pair; nothing if the record has no such pair. */
public final class ValueText implements InPlace {
  private final byte[] name;
  private final int hash;

  /** Makes a formatter of the pair with this name. */
  public ValueText(String name) {
    this.name = Template.bytes(name);
    this.hash = RecordValues.hash(this.name, 0, this.name.length);
  }

  /**
   * The newest entry with this name, which may say that the name was unset, or {@link
   * RecordValues#NONE}.
   */
  public int entry(RecordBatch batch, int row) {
    int head = batch.valueHead(row);
    return head == RecordValues.NONE
        ? RecordValues.NONE
        : batch.values().find(head, batch.data(), name, hash);
  }

  /** A copy of the name. */
  public byte[] name() {
    return Arrays.copyOf(name, name.length);
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int entry = entry(batch, row);
    if (entry != RecordValues.NONE && batch.values().valueOffset(entry) >= 0) {
      out.put(batch.data(), batch.values().valueOffset(entry), batch.values().valueLength(entry));
    }
  }

  @Override
  public void view(RecordBatch batch, int row, FormatContext context, TextView view) {
    int entry = entry(batch, row);
    if (entry == RecordValues.NONE || batch.values().valueOffset(entry) < 0) {
      view.clear();
    } else {
      view.set(batch.data(), batch.values().valueOffset(entry), batch.values().valueLength(entry));
    }
  }
}
