package org.logkeep.testkit.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Bytes of a file as the process sees them, and as the disk has them. Between two syncs the disk
 * may do any of the writes, in any order, and any of them only in part.
 */
final class SimulatedContent {

  /** A write not yet synced; {@code bytes} empty with a position is a truncation to it. */
  private static final class Change {
    private final int position;
    private final byte[] bytes;
    private final boolean truncation;

    Change(int position, byte[] bytes, boolean truncation) {
      this.position = position;
      this.bytes = bytes;
      this.truncation = truncation;
    }
  }

  private byte[] current = new byte[0];
  private int size;
  private byte[] synced = new byte[0];
  private final List<Change> pending = new ArrayList<>();

  int size() {
    return size;
  }

  byte[] bytes() {
    return Arrays.copyOf(current, size);
  }

  int read(long position, byte[] target, int offset, int length) {
    if (position >= size) {
      return 0;
    }
    int count = (int) Math.min(length, size - position);
    System.arraycopy(current, (int) position, target, offset, count);
    return count;
  }

  void write(int position, byte[] bytes, int offset, int length) {
    byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
    pending.add(new Change(position, copy, false));
    put(position, copy, length);
  }

  void truncate(int newSize) {
    pending.add(new Change(newSize, new byte[0], true));
    cut(newSize);
  }

  void sync() {
    synced = bytes();
    pending.clear();
  }

  private void put(int position, byte[] bytes, int length) {
    if (length == 0) {
      return;
    }
    int end = position + length;
    if (end > current.length) {
      current = Arrays.copyOf(current, Math.max(end, 2 * current.length));
    }
    System.arraycopy(bytes, 0, current, position, length);
    size = Math.max(size, end);
  }

  private void cut(int newSize) {
    current = Arrays.copyOf(current, newSize);
    size = newSize;
  }

  /** What is there after the process died: everything. */
  SimulatedContent afterDeath() {
    SimulatedContent left = new SimulatedContent();
    left.current = bytes();
    left.size = size;
    left.synced = synced;
    left.pending.addAll(pending);
    return left;
  }

  /**
   * What may be there after a power cut: the synced bytes, and of each later change all, a part, or
   * nothing.
   */
  SimulatedContent afterPowerCut(RandomGenerator random) {
    SimulatedContent left = new SimulatedContent();
    left.put(0, synced, synced.length);
    boolean inOrder = random.nextBoolean();
    for (Change change : pending) {
      int kept = random.nextInt(4);
      if (kept == 0 && inOrder) {
        break;
      }
      if (change.truncation) {
        if (kept != 0) {
          left.cut(change.position);
        }
      } else if (kept == 1) {
        left.put(change.position, change.bytes, random.nextInt(change.bytes.length + 1));
        if (inOrder) {
          break;
        }
      } else if (kept != 0) {
        left.put(change.position, change.bytes, change.bytes.length);
      }
    }
    left.sync();
    return left;
  }
}
