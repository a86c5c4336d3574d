package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;

/** {@code stdin()}: standard input. */
final class StdinSource implements SourceDriver {
  private static final Driver DRIVER =
      Driver.of(
          "stdin",
          "stdin",
          Positional.NONE,
          SOURCE,
          STATELESS,
          READER,
          List.of(tuning("follow-freq", ValueKind.FRACTION, "input is read when it comes")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    return List.of(SourceOptions.use("stdin", shared.reader(given, false), given));
  }
}
