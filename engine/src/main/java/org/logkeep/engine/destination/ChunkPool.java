package org.logkeep.engine.destination;

import java.util.ArrayDeque;

/**
 * Chunks that are used again, so that steady traffic allocates nothing. Shared by the destinations
 * of a loop; confined to its thread.
 */
final class ChunkPool {
  /** Chunks that grew beyond this are left to the collector. */
  private static final int LARGEST_KEPT = 512 * 1024;

  private static final int MOST_KEPT = 256;

  private final ArrayDeque<Chunk> free = new ArrayDeque<>();

  Chunk take() {
    Chunk chunk = free.pollLast();
    return chunk == null ? new Chunk() : chunk;
  }

  void give(Chunk chunk) {
    if (free.size() < MOST_KEPT && chunk.bytes().array().length <= LARGEST_KEPT) {
      chunk.clear();
      free.addLast(chunk);
    }
  }
}
