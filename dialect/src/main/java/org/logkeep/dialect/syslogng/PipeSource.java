package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.MULTI_LINE;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code pipe()}, also called {@code fifo()}: a named pipe that is read. */
final class PipeSource implements SourceDriver {
  private static final long MODE = 0600;

  private final Driver driver;

  PipeSource(String word) {
    this.driver =
        Driver.of(
            word,
            "pipe",
            Positional.one("the path of a named pipe"),
            SOURCE,
            STATELESS,
            READER,
            OWNER,
            DIRECTORIES,
            MULTI_LINE,
            List.of(
                maps("optional", ValueKind.YESNO, "optional"),
                tuning("follow-freq", ValueKind.FRACTION, "a pipe is read when something comes"),
                tuning("read-old-records", ValueKind.YESNO, "a pipe holds nothing old")));
  }

  @Override
  public Driver driver() {
    return driver;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    Options options = MultiLine.put(shared.reader(given, true), given, shared.binding());
    options = SourceOptions.owner(SourceOptions.path(options, given), given, MODE);
    options = options.with("dress-existing", true, given.span("perm"));
    return List.of(SourceOptions.use("pipe", shared.directories(options, given), given));
  }
}
