package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.WRITER;
import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.obsolete;
import static org.logkeep.dialect.syslogng.OptionRule.refused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** {@code file()}: a file, or as many as its template makes names. */
final class FileDestination implements DestinationDriver {
  private static final List<OptionRule> FILE_OPTIONS =
      List.of(
          maps("fsync", ValueKind.YESNO, "sync"),
          maps("overwrite-if-older", ValueKind.SECONDS, "overwrite-if-older"),
          obsolete("remove-if-older", "overwrite-if-older"),
          maps("symlink-as", ValueKind.TEXT, "symlink"),
          handled("time-reap", ValueKind.SECONDS, "option `reap-after`"),
          maps("optional", ValueKind.YESNO, "optional"),
          refused("logrotate", "version 3.38 does not know it; use the logrotate command"));

  private static final Driver DRIVER =
      Driver.of(
          "file",
          "file",
          Positional.one("the path of a file"),
          DESTINATION,
          WRITER,
          OWNER,
          DIRECTORIES,
          FILE_OPTIONS);

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    Token path = given.positionals().getFirst();
    Template template = shared.binding().templates().inline(path);
    Optional<String> zone = Zones.read(shared.all(given), shared.binding(), "local-time-zone");
    template = new StampStyle("bsd", Optional.of(zone.orElse("local")), 0).apply(template);
    Options options = shared.fileLike(given).with("path", template, path.span());
    options = shared.directories(shared.owner(options, given), given);
    if (template.constant().isEmpty() || given.has("time-reap")) {
      Duration reap =
          shared.all(given).find("time-reap", Duration.class).orElse(Duration.ofSeconds(60));
      options = options.with("reap-after", reap, shared.all(given).span("time-reap"));
    }
    return Optional.of(DestinationOptions.use("file", options, given));
  }
}
