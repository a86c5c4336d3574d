package org.logkeep.engine.format;

import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.template.Template;

/** Always the same bytes. */
public final class ConstantText implements InPlace {
  /** No bytes at all. */
  public static final ConstantText EMPTY = new ConstantText(new byte[0]);

  private final byte[] text;

  /** Makes a formatter of these bytes, which it keeps. */
  public ConstantText(byte[] text) {
    this.text = text;
  }

  /** Makes a formatter of a literal; see {@link Template#bytes}. */
  public static ConstantText of(String text) {
    return new ConstantText(Template.bytes(text));
  }

  /** The bytes; not to be changed. */
  public byte[] text() {
    return text;
  }

  @Override
  public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    out.put(text, 0, text.length);
  }

  @Override
  public void view(RecordBatch batch, int row, FormatContext context, TextView view) {
    view.set(text);
  }
}
