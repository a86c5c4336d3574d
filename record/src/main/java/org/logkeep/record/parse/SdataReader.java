package org.logkeep.record.parse;

import java.util.Arrays;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;

/**
 * Walks the elements and parameters of a record's structured data, in place.
 *
 * <p>Only sound structured data is ever in the field, since the parser refuses other; should the
 * bytes be broken all the same, the walk ends early.
 *
 * <pre>
 *   reader.reset(batch, row);
 *   while (reader.nextElement()) {
 *     while (reader.nextParameter()) { ... }
 *   }
 * </pre>
 *
 * <p>Reused from record to record; confined to one thread.
 */
public final class SdataReader {
  /** How names of structured data begin: {@code .SDATA.id.parameter}. */
  public static final String PREFIX = ".SDATA.";

  private static final byte[] PREFIX_BYTES = Bytes.of(PREFIX);

  private byte[] data = new byte[0];
  private int at;
  private int to;
  private int id;
  private int idLength;
  private int name;
  private int nameLength;
  private int value;
  private int valueLength;

  /** Makes a reader of nothing; {@link #reset} comes first. */
  public SdataReader() {}

  /** Begins with the first element of a row. */
  public void reset(RecordBatch batch, int row) {
    data = batch.data();
    at = Math.max(0, batch.offset(row, Field.STRUCTURED_DATA));
    to = at + batch.length(row, Field.STRUCTURED_DATA);
  }

  /** Goes to the next element; its id is then {@link #idOffset} and {@link #idLength}. */
  public boolean nextElement() {
    while (nextParameter()) {
      // Skips the rest of the present element.
    }
    if (at < to && data[at] == ']') {
      at++;
    }
    if (at >= to || data[at] != '[') {
      return false;
    }
    id = at + 1;
    at = endOfName(id);
    idLength = at - id;
    return true;
  }

  /** Goes to the next parameter of the present element. */
  public boolean nextParameter() {
    int start = Bytes.skipBlanks(data, at, to);
    if (start == at || start >= to || data[start] == ']') {
      at = start;
      return false;
    }
    name = start;
    int end = endOfName(start);
    nameLength = end - name;
    if (nameLength == 0 || to - end < 2 || data[end] != '=' || data[end + 1] != '"') {
      at = to;
      return false;
    }
    value = end + 2;
    int close = value;
    while (close < to && data[close] != '"') {
      close += data[close] == '\\' ? 2 : 1;
    }
    if (close >= to) {
      at = to;
      return false;
    }
    valueLength = close - value;
    at = close + 1;
    return true;
  }

  private int endOfName(int from) {
    int end = from;
    while (end < to
        && data[end] != ' '
        && data[end] != '='
        && data[end] != ']'
        && data[end] != '"') {
      end++;
    }
    return end;
  }

  /** Where the id of the present element begins in the batch's data. */
  public int idOffset() {
    return id;
  }

  /** How long the id of the present element is. */
  public int idLength() {
    return idLength;
  }

  /** Where the name of the present parameter begins. */
  public int nameOffset() {
    return name;
  }

  /** How long the name of the present parameter is. */
  public int nameLength() {
    return nameLength;
  }

  /** Where the value of the present parameter begins, escapes as sent. */
  public int valueOffset() {
    return value;
  }

  /** How long the value of the present parameter is, escapes as sent. */
  public int valueLength() {
    return valueLength;
  }

  /**
   * Writes the value of the present parameter without its escapes: a backslash before a quote, a
   * backslash or a closing bracket goes, any other stays (RFC 5424, section 6.3.3).
   */
  public void writeValue(ByteSink out) {
    int end = value + valueLength;
    int run = value;
    for (int i = value; i + 1 < end; i++) {
      if (data[i] == '\\' && (data[i + 1] == '"' || data[i + 1] == '\\' || data[i + 1] == ']')) {
        out.put(data, run, i - run);
        run = i + 1;
        i++;
      }
    }
    out.put(data, run, end - run);
  }

  /**
   * Finds a value by its full name, such as {@code .SDATA.origin.ip}: first among the values that
   * were added to the record, then in the structured data as sent. Of several of one name the last
   * one counts.
   *
   * @param fullName with {@link #PREFIX}
   * @param hash {@link RecordValues#hash} of the name
   * @return whether there is such a value; it was then appended to {@code out}
   */
  public boolean find(RecordBatch batch, int row, byte[] fullName, int hash, ByteSink out) {
    RecordValues values = batch.values();
    int entry = values.find(batch.valueHead(row), batch.data(), fullName, hash);
    if (entry != RecordValues.NONE) {
      if (values.valueOffset(entry) < 0) {
        return false;
      }
      out.put(batch.data(), values.valueOffset(entry), values.valueLength(entry));
      return true;
    }
    if (!Bytes.startsWith(fullName, 0, fullName.length, PREFIX_BYTES)
        || !batch.has(row, Field.STRUCTURED_DATA)) {
      return false;
    }
    boolean found = false;
    int start = out.size();
    reset(batch, row);
    while (nextElement()) {
      if (!isElement(fullName)) {
        continue;
      }
      while (nextParameter()) {
        if (isParameter(fullName)) {
          out.truncate(start);
          writeValue(out);
          found = true;
        }
      }
    }
    return found;
  }

  private boolean isElement(byte[] fullName) {
    int from = PREFIX_BYTES.length;
    return fullName.length > from + idLength
        && fullName[from + idLength] == '.'
        && equal(fullName, from, id, idLength);
  }

  private boolean isParameter(byte[] fullName) {
    int from = PREFIX_BYTES.length + idLength + 1;
    return fullName.length - from == nameLength && equal(fullName, from, name, nameLength);
  }

  private boolean equal(byte[] wanted, int from, int offset, int length) {
    return Arrays.equals(wanted, from, from + length, data, offset, offset + length);
  }
}
