package org.logkeep.record.parse;

import java.util.Arrays;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;

/**
 * Prints a record's structured data: as sent where nothing was added, else merged with the values
 * whose names begin with {@code .SDATA.} (syslog-ng specification, section 10.3).
 *
 * <p>Elements come in the order in which they were sent, then those that were only added, in the
 * order of addition. In the name {@code .SDATA.id.name} the last dot ends the id. A parameter that
 * a sender repeats is printed as often as it was sent: RFC 5424 allows that.
 *
 * <p>Reused from record to record; confined to one thread.
 */
public final class SdataWriter {
  private static final byte[] PREFIX = Bytes.of(SdataReader.PREFIX);
  private static final byte[] META = Bytes.of("meta");
  private static final byte[] SEQUENCE_ID = Bytes.of("sequenceId");

  private final SdataReader reader = new SdataReader();
  private byte[] data = new byte[0];
  private RecordValues values;

  /**
   * The added entries that count, newest first; a printed one becomes {@link RecordValues#NONE}.
   */
  private int[] added = new int[16];

  private int count;

  /** Makes a writer. */
  public SdataWriter() {
    values = new RecordBatch(1, 1).values();
  }

  /**
   * Appends the structured data of a row; nothing if it has none.
   *
   * @param sequence printed as {@code [meta sequenceId="N"]} unless the record has one; 0 for none
   */
  public void write(ByteSink out, RecordBatch batch, int row, long sequence) {
    data = batch.data();
    values = batch.values();
    collect(batch.valueHead(row));
    if (count == 0 && sequence == 0) {
      if (batch.has(row, Field.STRUCTURED_DATA)) {
        out.put(
            data,
            batch.offset(row, Field.STRUCTURED_DATA),
            batch.length(row, Field.STRUCTURED_DATA));
      }
      return;
    }
    boolean metaDone = sequence == 0;
    reader.reset(batch, row);
    while (reader.nextElement()) {
      int id = reader.idOffset();
      int idLength = reader.idLength();
      boolean isMeta = !metaDone && equal(META, id, idLength);
      boolean numbered = writeElement(out);
      numbered |= writeAdded(out, id, idLength);
      if (isMeta && !numbered) {
        writeSequence(out, sequence);
      }
      metaDone |= isMeta;
      out.put(']');
    }
    for (int i = count - 1; i >= 0; i--) {
      if (added[i] == RecordValues.NONE || values.valueOffset(added[i]) < 0) {
        continue;
      }
      int id = values.nameOffset(added[i]) + PREFIX.length;
      int idLength = idLength(added[i]);
      boolean isMeta = !metaDone && equal(META, id, idLength);
      out.put('[');
      out.put(data, id, idLength);
      if (!writeAdded(out, id, idLength) && isMeta) {
        writeSequence(out, sequence);
      }
      metaDone |= isMeta;
      out.put(']');
    }
    if (!metaDone) {
      out.put('[');
      out.put(META);
      writeSequence(out, sequence);
      out.put(']');
    }
  }

  /** Keeps the newest entry of each name that belongs to structured data. */
  private void collect(int head) {
    count = 0;
    for (int entry = head; entry != RecordValues.NONE; entry = values.next(entry)) {
      int name = values.nameOffset(entry);
      int length = values.nameLength(entry);
      if (values.kind(entry) == RecordValues.KIND_TAG
          || !Bytes.startsWith(data, name, name + length, PREFIX)
          || isKnown(name, length)) {
        continue;
      }
      if (count == added.length) {
        added = Arrays.copyOf(added, count * 2);
      }
      added[count++] = entry;
    }
  }

  private boolean isKnown(int name, int length) {
    for (int i = 0; i < count; i++) {
      int other = values.nameOffset(added[i]);
      if (values.nameLength(added[i]) == length
          && Arrays.equals(data, name, name + length, data, other, other + length)) {
        return true;
      }
    }
    return false;
  }

  /** The length of the id in an entry's name: up to the last dot. */
  private int idLength(int entry) {
    int from = values.nameOffset(entry) + PREFIX.length;
    int to = values.nameOffset(entry) + values.nameLength(entry);
    for (int i = to - 1; i > from; i--) {
      if (data[i] == '.') {
        return i - from;
      }
    }
    return to - from;
  }

  /** Prints the present element but for its bracket; whether it has a sequenceId. */
  private boolean writeElement(ByteSink out) {
    out.put('[');
    out.put(data, reader.idOffset(), reader.idLength());
    boolean numbered = false;
    while (reader.nextParameter()) {
      int at = findAdded();
      numbered |= equal(SEQUENCE_ID, reader.nameOffset(), reader.nameLength());
      if (at < 0) {
        out.put(' ');
        out.put(
            data,
            reader.nameOffset(),
            reader.valueOffset() + reader.valueLength() + 1 - reader.nameOffset());
      } else if (added[at] != RecordValues.NONE) {
        writeParameter(out, added[at]);
        added[at] = RecordValues.NONE;
      }
    }
    return numbered;
  }

  /** The place of the added entry that replaces the present parameter, or -1. */
  private int findAdded() {
    for (int i = 0; i < count; i++) {
      if (added[i] == RecordValues.NONE) {
        continue;
      }
      int id = values.nameOffset(added[i]) + PREFIX.length;
      int idLength = idLength(added[i]);
      int name = id + idLength + 1;
      int nameLength = values.nameOffset(added[i]) + values.nameLength(added[i]) - name;
      if (equal(id, idLength, reader.idOffset(), reader.idLength())
          && equal(name, nameLength, reader.nameOffset(), reader.nameLength())) {
        return i;
      }
    }
    return -1;
  }

  /** Prints the added parameters of an element; whether a sequenceId was among them. */
  private boolean writeAdded(ByteSink out, int id, int idLength) {
    boolean numbered = false;
    for (int i = count - 1; i >= 0; i--) {
      if (added[i] == RecordValues.NONE) {
        continue;
      }
      int entry = added[i];
      int otherId = values.nameOffset(entry) + PREFIX.length;
      int otherLength = idLength(entry);
      if (!equal(otherId, otherLength, id, idLength)) {
        continue;
      }
      added[i] = RecordValues.NONE;
      if (values.valueOffset(entry) >= 0) {
        writeParameter(out, entry);
        int name = otherId + otherLength + 1;
        int nameLength = values.nameOffset(entry) + values.nameLength(entry) - name;
        numbered |= equal(SEQUENCE_ID, name, nameLength);
      }
    }
    return numbered;
  }

  private void writeParameter(ByteSink out, int entry) {
    int name = values.nameOffset(entry) + PREFIX.length + idLength(entry) + 1;
    int nameLength = values.nameOffset(entry) + values.nameLength(entry) - name;
    if (nameLength <= 0 || values.valueOffset(entry) < 0) {
      return;
    }
    out.put(' ');
    out.put(data, name, nameLength);
    out.put('=');
    out.put('"');
    int end = values.valueOffset(entry) + values.valueLength(entry);
    for (int i = values.valueOffset(entry); i < end; i++) {
      byte b = data[i];
      if (b == '"' || b == '\\' || b == ']') {
        out.put('\\');
      }
      out.put(b);
    }
    out.put('"');
  }

  private static void writeSequence(ByteSink out, long sequence) {
    out.put(' ');
    out.put(SEQUENCE_ID);
    out.put('=');
    out.put('"');
    out.putDecimal(sequence);
    out.put('"');
  }

  private boolean equal(byte[] wanted, int offset, int length) {
    return wanted.length == length
        && Arrays.equals(wanted, 0, wanted.length, data, offset, offset + length);
  }

  private boolean equal(int offset, int length, int other, int otherLength) {
    return length == otherLength
        && Arrays.equals(data, offset, offset + length, data, other, other + otherLength);
  }
}
