package org.logkeep.linux;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Decoded addresses of senders, so that a known sender costs a comparison of a few words. Bounded,
 * since anybody can forge senders: each address has one place, and a newcomer with the same place
 * takes it over.
 */
final class PeerCache {

  private static final int PLACES = 1024;

  /** A decoded address and the bytes it was decoded from. */
  private static final class Entry {
    private final byte[] key;
    private final PeerAddress peer;

    Entry(byte[] key, PeerAddress peer) {
      this.key = key;
      this.peer = peer;
    }
  }

  private final @Nullable Entry[] entries = new Entry[PLACES];
  private final PeerAddress unnamed = new PeerAddress(0, new Address.UnixUnnamed());
  private int nextId = 1;

  /**
   * Finds the sender.
   *
   * @param names native memory with addresses
   * @param at where this one begins
   * @param size its bytes, as the kernel said
   */
  PeerAddress find(MemorySegment names, long at, int size) {
    if (size <= 2) {
      return unnamed;
    }
    int bounded = Math.min(size, AddressCodec.SIZE);
    int place = hash(names, at, bounded) & (PLACES - 1);
    Entry entry = entries[place];
    if (entry == null || !same(entry.key, names, at, bounded)) {
      MemorySegment name = names.asSlice(at, bounded);
      entry =
          new Entry(
              name.toArray(Native.BYTE),
              new PeerAddress(nextId++, AddressCodec.read(name, bounded)));
      entries[place] = entry;
    }
    return entry.peer;
  }

  private static int hash(MemorySegment names, long at, int size) {
    long hash = size;
    int i = 0;
    for (; i + 8 <= size; i += 8) {
      hash = (hash ^ names.get(Native.LONG, at + i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    for (; i < size; i++) {
      hash = (hash ^ names.get(Native.BYTE, at + i)) * 0x9E3779B97F4A7C15L;
    }
    return (int) (hash >>> 32);
  }

  private static boolean same(byte[] key, MemorySegment names, long at, int size) {
    if (key.length != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (key[i] != names.get(Native.BYTE, at + i)) {
        return false;
      }
    }
    return true;
  }
}
