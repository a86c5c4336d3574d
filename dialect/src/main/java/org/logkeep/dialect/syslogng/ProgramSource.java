package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.maps;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code program()}: what a program writes to its standard output. */
final class ProgramSource implements SourceDriver {
  private static final Driver DRIVER =
      Driver.of(
          "program",
          "program",
          Positional.one("a command"),
          SOURCE,
          STATELESS,
          READER,
          List.of(
              maps("inherit-environment", ValueKind.YESNO, "inherit-environment"),
              handled("keep-alive", ValueKind.YESNO, "yes: it goes on over a reload")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    Options options = shared.reader(given, false);
    Sockets.kept(shared.binding(), given);
    if (!given.positionals().isEmpty()) {
      Token command = given.positionals().getFirst();
      options = options.with("command", command.text(), command.span());
    }
    return List.of(SourceOptions.use("program", options, given));
  }
}
