package org.logkeep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a reload did, by the ids of sources and destinations, each with the word for its kind before
 * it.
 *
 * @param opened those that are new
 * @param closed those that are gone
 * @param kept those that go on with their sockets, queues and positions
 */
public record Changes(List<String> opened, List<String> closed, List<String> kept) {
  private static final int MOST_NAMES = 8;

  /** Copies the lists. */
  public Changes {
    opened = List.copyOf(opened);
    closed = List.copyOf(closed);
    kept = List.copyOf(kept);
  }

  static Changes between(Plan old, Plan next) {
    List<String> opened = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    next.sources().forEach((id, s) -> (old.has(s) ? kept : opened).add("source " + id));
    next.destinations().forEach((id, d) -> (old.has(d) ? kept : opened).add("destination " + id));
    old.sources()
        .forEach((id, s) -> {
          if (!next.has(s)) {
            closed.add("source " + id);
          }
        });
    old.destinations()
        .forEach((id, d) -> {
          if (!next.has(d)) {
            closed.add("destination " + id);
          }
        });
    return new Changes(opened, closed, kept);
  }

  /** The changes in one line: what was opened and closed by name, the rest by number. */
  public String summary() {
    return String.format(
        Locale.ROOT, "opened %s, closed %s, kept %d", names(opened), names(closed), kept.size());
  }

  private static String names(List<String> ids) {
    if (ids.isEmpty()) {
      return "nothing";
    }
    String first = String.join(", ", ids.subList(0, Math.min(MOST_NAMES, ids.size())));
    int rest = ids.size() - MOST_NAMES;
    return rest > 0 ? first + " and " + rest + " more" : first;
  }
}
