package org.logkeep.check.lines;

import java.io.Closeable;
import java.io.IOException;

/** Somewhere bytes come from; the end is final. */
public interface ByteSource extends Closeable {
  /** Fills a part of a buffer; answers the number of bytes, or -1 at the end. */
  int read(byte[] buffer, int offset, int length) throws IOException;
}
