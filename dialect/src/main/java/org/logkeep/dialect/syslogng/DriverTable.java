package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;

/**
 * Finds the driver that a call names, or says that there is none, or none yet.
 *
 * @param what what the drivers are: a source, a destination, a rewrite
 * @param all the drivers of this kind
 */
record DriverTable(String what, List<Driver> all) {
  DriverTable {
    all = List.copyOf(all);
  }

  Optional<Driver> find(Tree.Call call, Binding binding) {
    Token word = call.name();
    Optional<Driver> driver = find(word.name());
    if (driver.isEmpty()) {
      binding.add(
          Suggestions.help(
              DiagnosticCode.DRIVER_UNKNOWN.at(
                  Level.ERROR,
                  word.span(),
                  "there is no " + what + " driver \"" + word.text() + "\"",
                  "unknown driver"),
              word.name(),
              all.stream().map(Driver::word).toList()));
    } else if (!driver.get().supported()) {
      binding.add(
          DiagnosticCode.DRIVER_UNSUPPORTED
              .at(
                  Level.ERROR,
                  word.span(),
                  "the " + what + " " + word.text() + "() is not supported yet",
                  "refused")
              .withHelp(driver.get().component()));
    }
    return driver.filter(Driver::supported);
  }

  Optional<Driver> find(String word) {
    return all.stream().filter(driver -> driver.word().equals(word)).findFirst();
  }
}
