package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.record.parse.SdataReader;
import org.logkeep.topology.template.Template;

/** A parameter of the structured data, such as {@code .SDATA.origin.ip}. */
final class StructuredValue implements Formatter {
  private final SdataReader reader = new SdataReader();
  private final byte[] name;
  private final int hash;

  StructuredValue(String name) {
    this.name = Template.bytes(name);
    this.hash = RecordValues.hash(this.name, 0, this.name.length);
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    reader.find(batch, row, name, hash, out);
  }
}
