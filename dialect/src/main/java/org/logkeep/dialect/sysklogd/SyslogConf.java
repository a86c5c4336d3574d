package org.logkeep.dialect.sysklogd;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.LineText;

/**
 * A configuration as it was understood, with all that it includes.
 *
 * @param rules the rules in their order
 * @param settings the settings in their order; the last of a kind counts, but for those that add up
 * @param remarks the remarks of the main file, for the linter
 */
record SyslogConf(
    List<Statement.Rule> rules, List<Statement.Setting> settings, List<LineText> remarks) {
  /** Copies the lists. */
  SyslogConf {
    rules = List.copyOf(rules);
    settings = List.copyOf(settings);
    remarks = List.copyOf(remarks);
  }

  /** The last setting of a kind. */
  Optional<Statement.Setting> last(Statement.Setting.Kind kind) {
    return settings.stream().filter(s -> s.kind() == kind).reduce((first, second) -> second);
  }

  /** All settings of a kind. */
  List<Statement.Setting> all(Statement.Setting.Kind kind) {
    return settings.stream().filter(s -> s.kind() == kind).toList();
  }
}
