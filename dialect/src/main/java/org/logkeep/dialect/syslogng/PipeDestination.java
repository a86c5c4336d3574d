package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.WRITER;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code pipe()}, also called {@code fifo()}: a named pipe that others read. */
final class PipeDestination implements DestinationDriver {
  private static final OptionRule OPTIONAL =
      tuning("optional", ValueKind.YESNO, "a pipe that cannot be opened never keeps from starting");

  private final Driver driver;

  private PipeDestination(String word, List<OptionRule> more) {
    this.driver =
        Driver.of(
            word,
            "pipe",
            Positional.one("the path of a named pipe"),
            DESTINATION,
            WRITER,
            OWNER,
            DIRECTORIES,
            List.of(OPTIONAL),
            more);
  }

  static PipeDestination pipe() {
    return new PipeDestination(
        "pipe", List.of(tuning("time-reap", ValueKind.SECONDS, "a pipe stays open")));
  }

  static PipeDestination fifo() {
    return new PipeDestination("fifo", List.of());
  }

  @Override
  public Driver driver() {
    return driver;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    Token path = given.positionals().getFirst();
    Options options =
        shared
            .owner(shared.fileLike(given), given)
            .with("path", path.text(), path.span())
            .with("create", true, given.span());
    return Optional.of(DestinationOptions.use("pipe", shared.directories(options, given), given));
  }
}
