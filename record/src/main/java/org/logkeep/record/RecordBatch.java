package org.logkeep.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A block of received bytes and the records in it, as columns of numbers.
 *
 * <p>A record is a row. Its fields are slices (offset and length) of {@link #data()}; nothing is
 * copied out, and no object stands for a single record. The slices of a row lie beside each other,
 * so that a parser fills and a formatter reads one cache line:
 *
 * <pre>
 *   slices: | RAW off len | HOST off len | PROGRAM off len | ... | MESSAGE off len |   8 fields x 2 ints = 64 bytes a row
 * </pre>
 *
 * <p>A field that the record lacks has offset -1 and length 0, which is not the same as an empty
 * one.
 *
 * <p>One thread fills a batch and carries it as far as the destinations' buffers. Nothing changes a
 * row after it was parsed, except that a rewrite takes {@linkplain #copyRow a copy} and changes
 * that: other branches go on seeing the original. New text is appended behind the received bytes.
 * {@link #origin} tells which received record a row comes from, so that the order of arrival can be
 * kept and each received record is counted once.
 *
 * <p>Name-value pairs and tags that parsers and rewrites add are sparse: each row heads a linked
 * list in {@link RecordValues}; a copy shares its original's list.
 */
public final class RecordBatch {
  /** The zone column of a row whose stamp came without a zone. */
  public static final int NO_ZONE = Integer.MIN_VALUE;

  private static final int STRIDE = Field.COUNT * 2;

  private byte[] data;
  private int end;
  private int rows;
  private int received;

  private int[] slices;
  private int[] priority;
  private int[] flags;
  private long[] stamp;
  private int[] zone;
  private long[] arrival;
  private int[] sender;
  private int[] origin;
  private int[] valueHead;
  private final RecordValues values = new RecordValues();

  /**
   * Makes an empty batch.
   *
   * @param dataCapacity bytes that fit before the block grows
   * @param rowCapacity records that fit before the columns grow
   */
  public RecordBatch(int dataCapacity, int rowCapacity) {
    data = new byte[dataCapacity];
    slices = new int[rowCapacity * STRIDE];
    priority = new int[rowCapacity];
    flags = new int[rowCapacity];
    stamp = new long[rowCapacity];
    zone = new int[rowCapacity];
    arrival = new long[rowCapacity];
    sender = new int[rowCapacity];
    origin = new int[rowCapacity];
    valueHead = new int[rowCapacity];
  }

  /** Empties the batch for its next use. */
  public void clear() {
    end = 0;
    rows = 0;
    received = 0;
    values.clear();
  }

  /**
   * The block that all slices point into. It may be replaced by a larger one when text is appended.
   */
  public byte[] data() {
    return data;
  }

  /** The end of the bytes in use: where received bytes go next. */
  public int end() {
    return end;
  }

  /** Bytes that can be received before the block has to grow. */
  public int room() {
    return data.length - end;
  }

  /** Says that {@code length} bytes were placed at {@link #end()}. */
  public void advance(int length) {
    end += length;
  }

  /** Moves the end of the bytes in use, to drop bytes that belong to no record. */
  public void resetEnd(int newEnd) {
    end = newEnd;
  }

  /** Makes room for {@code more} bytes behind the last one; the block may be replaced. */
  public void ensureRoom(int more) {
    if (data.length - end < more) {
      data = Arrays.copyOf(data, Math.max(data.length + (data.length >> 1), end + more));
    }
  }

  /**
   * Appends bytes behind the received ones.
   *
   * @return the offset at which they lie
   */
  public int append(byte[] from, int offset, int length) {
    ensureRoom(length);
    System.arraycopy(from, offset, data, end, length);
    int at = end;
    end += length;
    return at;
  }

  /** Appends a whole array; see {@link #append(byte[], int, int)}. */
  public int append(byte[] from) {
    return append(from, 0, from.length);
  }

  /** How many rows there are: the received records and the copies that rewrites made. */
  public int rows() {
    return rows;
  }

  /** How many rows are received records; copies come behind them. */
  public int received() {
    return received;
  }

  /**
   * Adds a received record that spans the given bytes; all other fields are absent, priority and
   * stamps zero.
   *
   * @param senderId who sent it, an index that the source understands
   * @param arrivalMicros time of arrival, microseconds since the epoch
   * @return the row
   */
  public int addRow(int offset, int length, int senderId, long arrivalMicros) {
    int row = rows;
    if (row == priority.length) {
      growRows();
    }
    rows = row + 1;
    received = rows;
    int at = row * STRIDE;
    slices[at] = offset;
    slices[at + 1] = length;
    for (int i = at + 2; i < at + STRIDE; i += 2) {
      slices[i] = -1;
      slices[i + 1] = 0;
    }
    priority[row] = 0;
    flags[row] = 0;
    stamp[row] = arrivalMicros;
    zone[row] = NO_ZONE;
    arrival[row] = arrivalMicros;
    sender[row] = senderId;
    origin[row] = row;
    valueHead[row] = RecordValues.NONE;
    return row;
  }

  /** Takes the newest row back, as if it had never been added. */
  public void removeLastRow() {
    rows--;
    received = Math.min(received, rows);
  }

  /**
   * Adds a copy of a row, which may then be changed without the original's other readers seeing it.
   *
   * @return the new row; its {@link #origin} is that of the copied one
   */
  public int copyRow(int row) {
    int copy = rows;
    if (copy == priority.length) {
      growRows();
    }
    rows = copy + 1;
    System.arraycopy(slices, row * STRIDE, slices, copy * STRIDE, STRIDE);
    priority[copy] = priority[row];
    flags[copy] = flags[row];
    stamp[copy] = stamp[row];
    zone[copy] = zone[row];
    arrival[copy] = arrival[row];
    sender[copy] = sender[row];
    origin[copy] = origin[row];
    valueHead[copy] = valueHead[row];
    return copy;
  }

  private void growRows() {
    int capacity = Math.max(16, priority.length * 2);
    slices = Arrays.copyOf(slices, capacity * STRIDE);
    priority = Arrays.copyOf(priority, capacity);
    flags = Arrays.copyOf(flags, capacity);
    stamp = Arrays.copyOf(stamp, capacity);
    zone = Arrays.copyOf(zone, capacity);
    arrival = Arrays.copyOf(arrival, capacity);
    sender = Arrays.copyOf(sender, capacity);
    origin = Arrays.copyOf(origin, capacity);
    valueHead = Arrays.copyOf(valueHead, capacity);
  }

  /** Where a field begins in {@link #data()}, or -1 if the record lacks it. */
  public int offset(int row, Field field) {
    return slices[row * STRIDE + field.ordinal() * 2];
  }

  /** How many bytes a field has; 0 if it is empty or absent. */
  public int length(int row, Field field) {
    return slices[row * STRIDE + field.ordinal() * 2 + 1];
  }

  /** Whether the record has this field, be it empty. */
  public boolean has(int row, Field field) {
    return offset(row, field) >= 0;
  }

  /** Points a field at a slice of {@link #data()}. */
  public void set(int row, Field field, int offset, int length) {
    int at = row * STRIDE + field.ordinal() * 2;
    slices[at] = offset;
    slices[at + 1] = length;
  }

  /** Takes a field away. */
  public void unset(int row, Field field) {
    set(row, field, -1, 0);
  }

  /** Facility times eight plus severity; normally 0 to 191, but a sender may claim more. */
  public int priority(int row) {
    return priority[row];
  }

  /** Sets the priority. */
  public void priority(int row, int value) {
    priority[row] = value;
  }

  /** The bits of {@link RecordFlags}. */
  public int flags(int row) {
    return flags[row];
  }

  /** Whether any of these bits is set. */
  public boolean hasFlag(int row, int bits) {
    return (flags[row] & bits) != 0;
  }

  /** Replaces all flag bits. */
  public void flags(int row, int bits) {
    flags[row] = bits;
  }

  /** Sets flag bits. */
  public void addFlags(int row, int bits) {
    flags[row] |= bits;
  }

  /**
   * The stamp of the record, in microseconds since the epoch: as sent, else the time of arrival.
   */
  public long stamp(int row) {
    return stamp[row];
  }

  /** The zone of the stamp in seconds east of Greenwich, or {@link #NO_ZONE}. */
  public int zone(int row) {
    return zone[row];
  }

  /** Sets stamp and zone. */
  public void stamp(int row, long micros, int zoneSeconds) {
    stamp[row] = micros;
    zone[row] = zoneSeconds;
  }

  /** The time of arrival, in microseconds since the epoch. */
  public long arrival(int row) {
    return arrival[row];
  }

  /** Who sent the record: an index that the source which filled the batch understands. */
  public int sender(int row) {
    return sender[row];
  }

  /** The received record that this row is, or is a copy of. */
  public int origin(int row) {
    return origin[row];
  }

  /** The name-value pairs and tags of all rows. */
  public RecordValues values() {
    return values;
  }

  /** The head of a row's list in {@link #values()}. */
  public int valueHead(int row) {
    return valueHead[row];
  }

  /** Replaces the head of a row's list. */
  public void valueHead(int row, int head) {
    valueHead[row] = head;
  }

  /** A field as text, read as UTF-8; for tests, messages and explanations, not for the hot path. */
  public String text(int row, Field field) {
    return has(row, field)
        ? new String(data, offset(row, field), length(row, field), StandardCharsets.UTF_8)
        : "";
  }
}
