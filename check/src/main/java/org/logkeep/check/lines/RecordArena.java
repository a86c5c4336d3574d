package org.logkeep.check.lines;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records in memory, in chunks, with an index that can be sorted. */
final class RecordArena {
  static final int HEADER = 12;
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int CHUNK = 1 << 20;

  private final int words;
  private final SortOrder order;
  private final List<byte[]> chunks = new ArrayList<>();
  private int[] used = new int[16];
  private long[] index = new long[1024];
  private int count;
  private int at = CHUNK;
  private int size;
  private boolean sorted = true;
  private boolean arrivedInOrder = true;

  RecordArena(int words, SortOrder order) {
    this.words = words;
    this.order = order;
  }

  /** Bytes held. */
  int size() {
    return size;
  }

  int count() {
    return count;
  }

  byte[] chunk(int record) {
    return chunks.get((int) (index[record] >>> 32));
  }

  int offset(int record) {
    return (int) index[record];
  }

  int recordLength(int record) {
    return length(chunk(record), offset(record), words);
  }

  /** Bytes of a record, header included. */
  static int length(byte[] chunk, int offset, int words) {
    return HEADER + 8 * words + (int) INT.get(chunk, offset);
  }

  void add(LineBlock block, int line, long[] hits, int from) {
    int start = block.start(line);
    int text = block.end(line) - start;
    int raw = text + block.tailLength(line);
    int need = HEADER + 8 * words + raw;
    if (chunks.isEmpty() || at + need > chunks.getLast().length) {
      chunks.add(new byte[Math.max(need, CHUNK)]);
      at = 0;
      if (chunks.size() > used.length) {
        used = Arrays.copyOf(used, used.length * 2);
      }
    }
    byte[] chunk = chunks.getLast();
    int body = at + HEADER + 8 * words;
    System.arraycopy(block.bytes(), start, chunk, body, text);
    block.copyTail(line, chunk, body + text);
    INT.set(chunk, at, raw);
    INT.set(chunk, at + 4, text);
    INT.set(chunk, at + 8, order.keyEnd(chunk, body, body + raw) - body);
    for (int w = 0; w < words; w++) {
      LONG.set(chunk, at + HEADER + 8 * w, hits[from + w]);
    }
    if (count == index.length) {
      index = Arrays.copyOf(index, count * 2);
    }
    index[count] = (long) (chunks.size() - 1) << 32 | at;
    arrivedInOrder = arrivedInOrder && (count == 0 || compare(index[count - 1], index[count]) <= 0);
    sorted = sorted && arrivedInOrder;
    count++;
    at += need;
    used[chunks.size() - 1] = at;
    size += need + 8;
  }

  /** Writes all records in order, one behind the other. */
  void writeTo(OutputStream out) throws IOException {
    if (arrivedInOrder) {
      for (int i = 0; i < chunks.size(); i++) {
        out.write(chunks.get(i), 0, used[i]);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      out.write(chunk(i), offset(i), recordLength(i));
    }
  }

  /** The last record alone, by which it is told what follows. */
  RecordArena end() {
    RecordArena end = new RecordArena(words, order);
    if (count > 0) {
      int from = offset(count - 1);
      end.chunks.add(Arrays.copyOfRange(chunk(count - 1), from, from + recordLength(count - 1)));
      end.count = 1;
    }
    return end;
  }

  /** Whether the first record may stand behind the last one of another arena, both in order. */
  boolean follows(RecordArena before) {
    return count == 0
        || before.count == 0
        || RecordCursor.compareKeys(
                before.chunk(before.count - 1),
                before.offset(before.count - 1),
                chunk(0),
                offset(0),
                words)
            <= 0;
  }

  /** Puts the index in order; equal keys keep the order of arrival. */
  void sort() {
    if (!sorted) {
      mergeSort(Arrays.copyOf(index, count), index, 0, count);
      sorted = true;
    }
  }

  RecordCursor open() {
    return new RecordCursor() {
      private int next;

      @Override
      boolean advance() {
        if (next == count) {
          return false;
        }
        bytes = chunk(next);
        offset = offset(next);
        next++;
        return true;
      }

      @Override
      public void close() {
        next = count;
      }
    };
  }

  private void mergeSort(long[] from, long[] to, int low, int high) {
    if (high - low < 2) {
      return;
    }
    int middle = (low + high) >>> 1;
    mergeSort(to, from, low, middle);
    mergeSort(to, from, middle, high);
    if (compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, low, to, low, high - low);
      return;
    }
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takeLeft = right >= high || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private int compare(long a, long b) {
    return RecordCursor.compareKeys(
        chunks.get((int) (a >>> 32)), (int) a, chunks.get((int) (b >>> 32)), (int) b, words);
  }
}
