package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.FOLLOW;
import static org.logkeep.dialect.syslogng.OptionGroups.MULTI_LINE;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.DiagnosticCode;

/** {@code wildcard-file()}: the files of a directory whose names fit. */
final class WildcardFileSource implements SourceDriver {
  private static final Driver DRIVER =
      Driver.of(
          "wildcard-file",
          "file",
          Positional.NONE,
          SOURCE,
          READER,
          OWNER,
          DIRECTORIES,
          MULTI_LINE,
          FOLLOW,
          List.of(
              maps("base-dir", ValueKind.TEXT, "directory"),
              maps("filename-pattern", ValueKind.TEXT, "pattern"),
              maps("exclude-pattern", ValueKind.TEXT, "exclude"),
              maps("recursive", ValueKind.YESNO, "recursive"),
              maps("max-files", ValueKind.POSINT, "max-files"),
              tuning(
                  "monitor-method",
                  ValueKind.TEXT,
                  "files are watched, and polled where that is not possible"),
              tuning("monitor-freq", ValueKind.SECONDS, "directories are watched")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    for (String word : List.of("base-dir", "filename-pattern")) {
      if (!given.has(word)) {
        shared
            .binding()
            .error(
                DiagnosticCode.VALUE_MISSING,
                given.span(),
                "wildcard-file() needs " + word + "()",
                "missing");
        return List.of();
      }
    }
    return List.of(
        SourceOptions.use(
            "file", MultiLine.put(shared.reader(given, false), given, shared.binding()), given));
  }
}
