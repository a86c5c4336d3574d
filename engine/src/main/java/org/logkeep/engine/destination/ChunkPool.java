package org.logkeep.engine.destination;

import java.util.ArrayDeque;

/**
 * Chunks that are used again, so that steady traffic allocates nothing. Shared by the destinations
 * of a loop; confined to its thread.
 *
 * <p>The bound is in bytes: a few large chunks, or thousands of small ones for a destination with
 * as many files.
 */
final class ChunkPool {
  /** Chunks that grew beyond this are left to the collector. */
  private static final int LARGEST_KEPT = 512 * 1024;

  private static final long MOST_BYTES_KEPT = 16L << 20;

  private final ArrayDeque<Chunk> free = new ArrayDeque<>();
  private long kept;

  Chunk take() {
    Chunk chunk = free.pollLast();
    if (chunk == null) {
      return new Chunk();
    }
    kept -= chunk.capacity();
    return chunk;
  }

  void give(Chunk chunk) {
    int capacity = chunk.capacity();
    if (capacity <= LARGEST_KEPT && kept + capacity <= MOST_BYTES_KEPT) {
      chunk.clear();
      kept += capacity;
      free.addLast(chunk);
    }
  }
}
