package org.logkeep.engine.destination;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.logkeep.record.ByteSink;

/**
 * A file of a {@link FileTable}, with its links in the table, in the order of use, and in the list
 * of gathered ones.
 */
final class NamedFile {
  private final byte[] name;
  private final int hash;
  private final LogFile file;
  @Nullable NamedFile nextInBucket;
  @Nullable NamedFile newer;
  @Nullable NamedFile older;
  boolean touched;
  boolean gathered;
  boolean owes;
  boolean removed;

  NamedFile(byte[] name, int hash, LogFile file) {
    this.name = name;
    this.hash = hash;
    this.file = file;
  }

  LogFile file() {
    return file;
  }

  int hash() {
    return hash;
  }

  boolean isCalled(ByteSink other) {
    return Arrays.equals(name, 0, name.length, other.array(), 0, other.size());
  }
}
