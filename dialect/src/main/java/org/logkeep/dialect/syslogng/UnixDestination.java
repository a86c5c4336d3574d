package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.SOCKET;
import static org.logkeep.dialect.syslogng.OptionGroups.WRITER;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;

/** {@code unix-dgram()} and {@code unix-stream()}: a socket that another program reads. */
final class UnixDestination implements DestinationDriver {
  private final Driver driver;

  private UnixDestination(String word, OptionRule input) {
    this.driver =
        Driver.of(
            word,
            word,
            Positional.one("the path of a socket"),
            DESTINATION,
            WRITER,
            SOCKET,
            List.of(
                input, tuning("so-passcred", ValueKind.YESNO, "the reader asks for credentials")));
  }

  static UnixDestination datagrams() {
    return new UnixDestination(
        "unix-dgram", tuning("close-on-input", ValueKind.YESNO, "nothing is read from the socket"));
  }

  static UnixDestination stream() {
    return new UnixDestination(
        "unix-stream", maps("close-on-input", ValueKind.YESNO, "close-on-input"));
  }

  @Override
  public Driver driver() {
    return driver;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    Sockets.kept(shared.binding(), given);
    Token path = given.positionals().getFirst();
    return Optional.of(
        DestinationOptions.use(
            driver.component(),
            shared.network(given).with("path", path.text(), path.span()),
            given));
  }
}
