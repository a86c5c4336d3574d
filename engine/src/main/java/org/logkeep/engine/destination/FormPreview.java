package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * The preview of a destination with one place.
 *
 * @param kind the kind of destination
 * @param place where everything goes
 * @param form makes the bytes of a record, with whatever frames them
 * @param longest what is longer is cut
 * @param notes what else decides
 */
record FormPreview(String kind, String place, Formatter form, int longest, List<String> notes)
    implements Preview {
  /** For a kind that neither frames nor cuts. */
  static FormPreview of(String kind, String place, OutputSettings settings) {
    return of(kind, place, settings.formatter(), settings);
  }

  /** For a kind that frames. */
  static FormPreview of(String kind, String place, Formatter form, OutputSettings settings) {
    return new FormPreview(kind, place, form, Integer.MAX_VALUE, notes(settings));
  }

  FormPreview cutAt(int bytes) {
    return new FormPreview(kind, place, form, bytes, notes);
  }

  /** What a destination does to records beside writing them. */
  static List<String> notes(OutputSettings settings) {
    List<String> notes = new ArrayList<>();
    if (settings.repeats().isPresent()) {
      notes.add("records that repeat the last one are counted here, not written one by one");
    }
    settings
        .limit()
        .ifPresent(limit ->
            notes.add(
                "at most one record in "
                    + limit.every().toMillis()
                    + " ms is taken here on average, "
                    + limit.burst()
                    + " at once"));
    if (settings.throttle() > 0) {
      notes.add("no more than " + settings.throttle() + " records a second are written here");
    }
    return notes;
  }

  @Override
  public Written of(RecordBatch batch, int row, FormatContext context) {
    ByteSink out = new ByteSink(512);
    form.format(batch, row, context, out);
    List<String> all = new ArrayList<>(notes);
    if (out.size() > longest) {
      all.add("cut from " + out.size() + " to " + longest + " bytes");
      out.truncate(longest);
    }
    return new Written(kind, place, out.toByteArray(), all);
  }
}
