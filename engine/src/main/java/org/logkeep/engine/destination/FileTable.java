package org.logkeep.engine.destination;

import org.jspecify.annotations.Nullable;
import org.logkeep.record.ByteSink;

/**
 * The open files of a destination whose file name has macros, by the bytes of the name, in the
 * order of their last use. Finding one allocates nothing.
 */
final class FileTable {
  private @Nullable NamedFile[] buckets = new @Nullable NamedFile[64];
  private int size;
  private @Nullable NamedFile newest;
  private @Nullable NamedFile oldest;

  int size() {
    return size;
  }

  /** The file of a name, or nothing. */
  @Nullable NamedFile find(ByteSink name, int hash) {
    NamedFile entry = buckets[hash & (buckets.length - 1)];
    while (entry != null && (entry.hash() != hash || !entry.isCalled(name))) {
      entry = entry.nextInBucket;
    }
    return entry;
  }

  void add(NamedFile entry) {
    if (size >= buckets.length) {
      grow();
    }
    int bucket = entry.hash() & (buckets.length - 1);
    entry.nextInBucket = buckets[bucket];
    buckets[bucket] = entry;
    size++;
    linkNewest(entry);
  }

  void remove(NamedFile entry) {
    int bucket = entry.hash() & (buckets.length - 1);
    NamedFile at = buckets[bucket];
    if (at == entry) {
      buckets[bucket] = entry.nextInBucket;
    } else {
      while (at != null && at.nextInBucket != entry) {
        at = at.nextInBucket;
      }
      if (at != null) {
        at.nextInBucket = entry.nextInBucket;
      }
    }
    size--;
    unlink(entry);
  }

  /** The entry is now the one that was used last. */
  void used(NamedFile entry) {
    if (newest != entry) {
      unlink(entry);
      linkNewest(entry);
    }
  }

  /**
   * The entry that was not used for the longest time; the others follow by {@link NamedFile#newer}.
   */
  @Nullable NamedFile oldest() {
    return oldest;
  }

  static int hash(ByteSink name) {
    byte[] bytes = name.array();
    int hash = 1;
    for (int i = 0; i < name.size(); i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 16;
  }

  private void linkNewest(NamedFile entry) {
    entry.older = newest;
    entry.newer = null;
    if (newest == null) {
      oldest = entry;
    } else {
      newest.newer = entry;
    }
    newest = entry;
  }

  private void unlink(NamedFile entry) {
    if (entry.older == null) {
      oldest = entry.newer;
    } else {
      entry.older.newer = entry.newer;
    }
    if (entry.newer == null) {
      newest = entry.older;
    } else {
      entry.newer.older = entry.older;
    }
    entry.older = null;
    entry.newer = null;
  }

  private void grow() {
    @Nullable NamedFile[] old = buckets;
    buckets = new @Nullable NamedFile[old.length * 2];
    for (NamedFile chain : old) {
      NamedFile entry = chain;
      while (entry != null) {
        NamedFile next = entry.nextInBucket;
        int bucket = entry.hash() & (buckets.length - 1);
        entry.nextInBucket = buckets[bucket];
        buckets[bucket] = entry;
        entry = next;
      }
    }
  }
}
