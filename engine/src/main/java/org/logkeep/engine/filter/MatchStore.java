package org.logkeep.engine.filter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.TextView;
import org.logkeep.match.CompiledPattern;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.topology.template.Template;

/**
 * Writes what the groups of a match hold into a record: the values {@code 0} (all of it), {@code 1}
 * and so on, and those of named groups. Numbers that an earlier match set and this one has not are
 * unset.
 */
public final class MatchStore {
  private static final int GROUPS = 256;

  private final byte[][] numbers;
  private final List<NamedGroup> named = new ArrayList<>();

  private record NamedGroup(String name, int group) {}

  /** Makes a store for the groups of a pattern. */
  public MatchStore(CompiledPattern pattern) {
    int count = Math.min(GROUPS, pattern.groupCount() + 1);
    numbers = new byte[count][];
    for (int i = 0; i < count; i++) {
      numbers[i] = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
    }
    pattern
        .groupNames()
        .forEach((name, groups) -> groups.forEach(group -> named.add(new NamedGroup(name, group))));
  }

  /** How long the array of groups has to be that a search fills. */
  public int slots() {
    return numbers.length * 2;
  }

  /**
   * Writes the groups.
   *
   * @param row a row that may be changed
   * @param text what was searched
   * @param groups what the search filled
   */
  public void write(RecordBatch batch, int row, TextView text, int[] groups) {
    int shift = 0;
    if (!text.isIn(batch.data())) {
      shift = batch.append(text.bytes(), text.offset(), text.length()) - text.offset();
    }
    forgetOlder(batch, row);
    for (int i = 0; i < numbers.length; i++) {
      put(batch, row, numbers[i], groups, i, shift);
    }
    for (NamedGroup group : named) {
      if (group.group * 2 < groups.length && groups[group.group * 2] >= 0) {
        put(batch, row, Template.bytes(group.name), groups, group.group, shift);
      }
    }
  }

  private static void put(
      RecordBatch batch, int row, byte[] name, int[] groups, int group, int shift) {
    int start = groups[group * 2];
    boolean took = start >= 0;
    PairWriter.put(
        batch,
        row,
        name,
        RecordValues.KIND_TEXT,
        took ? start + shift : -1,
        took ? groups[group * 2 + 1] - start : 0);
  }

  private void forgetOlder(RecordBatch batch, int row) {
    RecordValues values = batch.values();
    for (int e = batch.valueHead(row); e != RecordValues.NONE; e = values.next(e)) {
      int number = number(batch.data(), values.nameOffset(e), values.nameLength(e));
      if (number >= numbers.length
          && values.kind(e) != RecordValues.KIND_TAG
          && values.valueOffset(e) >= 0) {
        PairWriter.put(
            batch,
            row,
            Integer.toString(number).getBytes(StandardCharsets.US_ASCII),
            RecordValues.KIND_TEXT,
            -1,
            0);
      }
    }
  }

  private static int number(byte[] data, int offset, int length) {
    if (length < 1 || length > 3) {
      return -1;
    }
    int value = 0;
    for (int i = offset; i < offset + length; i++) {
      if (data[i] < '0' || data[i] > '9') {
        return -1;
      }
      value = value * 10 + data[i] - '0';
    }
    return value;
  }
}
