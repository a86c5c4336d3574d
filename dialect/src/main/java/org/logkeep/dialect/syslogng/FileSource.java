package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.FOLLOW;
import static org.logkeep.dialect.syslogng.OptionGroups.MULTI_LINE;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionRule.maps;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code file()}: a file that others write, or a device of the kernel's messages. */
final class FileSource implements SourceDriver {
  private static final Driver DRIVER =
      Driver.of(
          "file",
          "file",
          Positional.one("the path of a file"),
          SOURCE,
          READER,
          OWNER,
          DIRECTORIES,
          MULTI_LINE,
          FOLLOW,
          List.of(maps("optional", ValueKind.YESNO, "optional")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    if (given.positionals().isEmpty()) {
      return List.of();
    }
    String path = given.positionals().getFirst().text();
    Options options = MultiLine.put(shared.reader(given, false), given, shared.binding());
    boolean kmsg = given.text("format").orElse("syslog").equals("linux-kmsg");
    if (path.equals("/proc/kmsg") || path.equals("/dev/kmsg")) {
      options = options.with("device", path, given.span());
      return List.of(SourceOptions.use("kernel", options, given));
    }
    if (kmsg) {
      options = options.with("format", "kmsg", given.span("format"));
    }
    int slash = path.lastIndexOf('/');
    if (path.substring(slash + 1).matches(".*[*?].*")) {
      options =
          options.with("directory", slash <= 0 ? "/" : path.substring(0, slash), given.span());
      return List.of(
          SourceOptions.use(
              "file", options.with("pattern", path.substring(slash + 1), given.span()), given));
    }
    return List.of(SourceOptions.use("file", SourceOptions.path(options, given), given));
  }
}
