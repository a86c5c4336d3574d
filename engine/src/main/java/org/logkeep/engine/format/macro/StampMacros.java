package org.logkeep.engine.format.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.engine.format.stamp.Moment;
import org.logkeep.engine.format.stamp.StampPart;
import org.logkeep.engine.format.stamp.StampShape;
import org.logkeep.engine.format.stamp.StampText;

/**
 * The macros of time. Each comes five times: bare and with {@code S_} for the stamp of the record,
 * {@code R_} for its arrival, {@code C_} for now, {@code P_} for the time of processing.
 *
 * <p>The bare macros have no fraction and are told in the zone that the stamp came with, else in
 * the local one; {@code $(stamp ...)} says otherwise.
 */
final class StampMacros {
  private static final List<Prefix> PREFIXES =
      List.of(
          new Prefix("", "of the record", Moment.Of.SENT),
          new Prefix("S_", "of the record as sent", Moment.Of.SENT),
          new Prefix("R_", "of arrival", Moment.Of.RECEIVED),
          new Prefix("C_", "now", Moment.Of.NOW),
          new Prefix("P_", "of processing", Moment.Of.PROCESSED));

  private static final Map<String, StampShape> WHOLE =
      Map.of(
          "DATE", StampShape.BSD,
          "STAMP", StampShape.BSD,
          "FULLDATE", StampShape.FULL,
          "ISODATE", StampShape.ISO,
          "UNIXTIME", StampShape.UNIX);

  private record Prefix(String text, String doc, Moment.Of of) {}

  private StampMacros() {}

  static List<MacroDefinition> all() {
    List<MacroDefinition> all = new ArrayList<>();
    for (Prefix prefix : PREFIXES) {
      WHOLE.forEach((name, shape) -> all.add(whole(prefix, name, shape)));
      for (StampPart part : StampPart.values()) {
        all.add(
            MacroDefinition.of(
                prefix.text + part.name(),
                part.doc() + " Time " + prefix.doc + ".",
                settings -> part.of(Moment.of(prefix.of, Optional.empty(), settings.localZone()))));
      }
    }
    return all;
  }

  private static MacroDefinition whole(Prefix prefix, String name, StampShape shape) {
    return MacroDefinition.of(
        prefix.text + name,
        "The time " + prefix.doc + ", " + doc(shape) + ".",
        settings ->
            new StampText(shape, Moment.of(prefix.of, Optional.empty(), settings.localZone()), 0));
  }

  private static String doc(StampShape shape) {
    return switch (shape) {
      case BSD -> "as Oct 11 22:14:15, the day padded with a blank";
      case FULL -> "as 2003 Oct 11 22:14:15";
      case ISO -> "as 2003-10-11T22:14:15+00:00";
      case UNIX -> "as seconds since the epoch";
    };
  }
}
