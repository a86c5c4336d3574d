package org.logkeep.dialect.syslogng;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;

/** Reads names of time zones. As in version 3.38, one that does not exist counts as not given. */
final class Zones {
  private Zones() {}

  /** The zone that the first option of these that is given names. */
  static Optional<String> read(Given all, Binding binding, String... words) {
    for (String word : words) {
      Optional<String> name = all.text(word);
      if (name.isPresent()) {
        return name.filter(zone -> exists(zone, word, all, binding));
      }
    }
    return Optional.empty();
  }

  private static boolean exists(String zone, String word, Given all, Binding binding) {
    try {
      return ZoneId.of(zone).getRules() != null;
    } catch (DateTimeException unknown) {
      binding.add(
          DiagnosticCode.VALUE_BAD.at(
              Level.WARNING,
              all.span(word),
              "there is no time zone \"" + zone + "\"; " + word + "() is left out",
              "unknown"));
      return false;
    }
  }
}
