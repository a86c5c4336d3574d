package org.logkeep.check.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.logkeep.check.lines.ByteSource;

/**
 * Several sources read as one: the logs of one base name, whose texts join without a line end
 * between them.
 */
final class WorkFile implements ByteSource {
  private final Deque<ByteSource> rest;
  private boolean anything;

  WorkFile(Collection<ByteSource> sources) {
    rest = new ArrayDeque<>(sources);
  }

  /** True when at least a byte was read. */
  boolean anything() {
    return anything;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (!rest.isEmpty()) {
      int got = rest.getFirst().read(buffer, offset, length);
      if (got > 0) {
        anything = true;
        return got;
      }
      if (got < 0) {
        rest.removeFirst();
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    for (ByteSource source : rest) {
      source.close();
    }
  }
}
