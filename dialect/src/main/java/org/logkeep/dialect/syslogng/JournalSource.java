package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code systemd-syslog()}: what journald forwards. */
final class JournalSource implements SourceDriver {
  private static final Driver DRIVER =
      Driver.of("systemd-syslog", "unix-dgram", Positional.NONE, SOURCE, STATELESS, READER);

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    Options options = shared.wellKnown("/run/systemd/journal/syslog", given);
    return List.of(SourceOptions.use("unix-dgram", options, given));
  }
}
