package org.logkeep.engine.explain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.logkeep.record.Facility;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.record.Severity;

/** The content of a record as names and values, for people. */
final class RowText {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX", Locale.ROOT);

  /** More no zone is off; what has none at all counts as more. */
  private static final long MOST_SECONDS = 18 * 3600;

  private final ZoneId zone;

  RowText(ZoneId zone) {
    this.zone = zone;
  }

  /** All that the record has, the fields first. */
  Map<String, String> of(RecordBatch batch, int row) {
    Map<String, String> all = new LinkedHashMap<>();
    int priority = batch.priority(row);
    all.put(
        "facility",
        Facility.ofCode(priority >>> 3)
            .map(Facility::label)
            .orElse(Integer.toString(priority >>> 3)));
    all.put("level", Severity.ofPriority(priority).label());
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(batch.stamp(row), 1_000_000L),
            Math.floorMod(batch.stamp(row), 1_000_000L) * 1_000L);
    ZoneId shown =
        Math.abs((long) batch.zone(row)) > MOST_SECONDS
            ? zone
            : ZoneOffset.ofTotalSeconds(batch.zone(row));
    all.put("stamp", STAMP.format(instant.atZone(shown)));
    for (Field field : Field.values()) {
      if (field != Field.RAW && field != Field.HEADER && batch.has(row, field)) {
        all.put(field.name().toLowerCase(Locale.ROOT).replace('_', '-'), batch.text(row, field));
      }
    }
    values(batch, row, all);
    return all;
  }

  private static void values(RecordBatch batch, int row, Map<String, String> all) {
    RecordValues values = batch.values();
    Map<String, String> pairs = new TreeMap<>();
    Set<String> hidden = new TreeSet<>();
    Set<String> tags = new TreeSet<>();
    for (int entry = batch.valueHead(row); entry != RecordValues.NONE; entry = values.next(entry)) {
      String name = text(batch, values.nameOffset(entry), values.nameLength(entry));
      boolean tag = values.kind(entry) == RecordValues.KIND_TAG;
      if (!hidden.add((tag ? "tag " : "") + name) || values.valueOffset(entry) < 0) {
        continue;
      }
      if (tag) {
        tags.add(name);
      } else {
        pairs.put(name, text(batch, values.valueOffset(entry), values.valueLength(entry)));
      }
    }
    all.putAll(pairs);
    if (!tags.isEmpty()) {
      all.put("tags", String.join(",", tags));
    }
  }

  private static String text(RecordBatch batch, int offset, int length) {
    return new String(batch.data(), offset, length, StandardCharsets.UTF_8);
  }
}
