package org.logkeep.check.run;

import java.io.IOException;
import org.logkeep.check.CheckException;
import org.logkeep.check.lines.ByteSource;
import org.logkeep.check.tail.OffsetFile;
import org.logkeep.check.tail.TailException;
import org.logkeep.check.tail.TailPlan;
import org.logkeep.check.tail.TailReader;

/** What is new in one log. */
final class LogSource implements ByteSource {
  private final OffsetFile offset;
  private final TailReader reader;
  private final boolean thorough;

  LogSource(OffsetFile offset, TailPlan plan, boolean thorough) {
    this.offset = offset;
    this.reader = new TailReader(plan);
    this.thorough = thorough;
  }

  @Override
  public int read(byte[] buffer, int at, int length) throws IOException {
    try {
      return reader.read(buffer, at, length);
    } catch (TailException e) {
      throw new CheckException("Could not run logtail or save output");
    }
  }

  /** Remembers how far the log was read. */
  void remember() {
    try {
      offset.write(reader, thorough);
    } catch (TailException e) {
      throw new CheckException("Could not run logtail or save output");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
