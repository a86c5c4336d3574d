package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.CONNECTIONS;
import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.NO_CONNECTIONS;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionGroups.UNIX_SOURCE;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code unix-dgram()} and {@code unix-stream()}: sockets that local programs write to. */
final class UnixSource implements SourceDriver {
  private static final String STREAM = "unix-stream";

  private final Driver driver;

  private UnixSource(String word, List<OptionRule> connections, OptionRule buffer) {
    this.driver =
        Driver.of(
            word,
            word,
            Positional.one("the path of a socket"),
            SOURCE,
            STATELESS,
            READER,
            OWNER,
            DIRECTORIES,
            UNIX_SOURCE,
            connections,
            List.of(buffer));
  }

  static UnixSource datagrams() {
    return new UnixSource(
        "unix-dgram", NO_CONNECTIONS, maps("so-rcvbuf", ValueKind.UINT, "receive-buffer"));
  }

  static UnixSource stream() {
    return new UnixSource(
        STREAM,
        CONNECTIONS,
        tuning(
            "so-rcvbuf",
            ValueKind.UINT,
            "the kernel does not heed it on unix streams, see unix(7)"));
  }

  @Override
  public Driver driver() {
    return driver;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    Options options = SourceOptions.path(shared.reader(given, true), given);
    options = SourceOptions.owner(options, given, SourceOptions.SOCKET_MODE);
    options = shared.directories(options, given);
    options =
        driver.word().equals(STREAM)
            ? Sockets.connections(options, given)
            : shared.datagrams(options, given);
    Binding binding = shared.binding();
    Sockets.kept(binding, given);
    boolean credentials =
        given.flag("so-passcred", binding.globals().flag("pass-unix-credentials", true));
    options =
        options
            .with("remove", false, given.span())
            .with("credentials", credentials, given.span("so-passcred"));
    return List.of(SourceOptions.use(driver.component(), options, given));
  }
}
