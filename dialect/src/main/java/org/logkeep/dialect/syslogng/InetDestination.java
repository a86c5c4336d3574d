package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.INET;
import static org.logkeep.dialect.syslogng.OptionGroups.INET_DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.SOCKET;
import static org.logkeep.dialect.syslogng.OptionGroups.TRANSPORT;
import static org.logkeep.dialect.syslogng.OptionGroups.WRITER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** {@code network()}, {@code syslog()} and their older names: another logger, by TCP or UDP. */
final class InetDestination implements DestinationDriver {
  private final Driver driver;

  private InetDestination(String word, List<OptionRule> transport) {
    this.driver =
        Driver.of(
            word,
            "tcp or udp",
            Positional.one("the name of a host"),
            DESTINATION,
            WRITER,
            SOCKET,
            INET,
            transport,
            INET_DESTINATION);
  }

  /** A driver whose word says the transport. */
  static InetDestination fixed(String word) {
    return new InetDestination(word, List.of());
  }

  /** A driver that is told its transport. */
  static InetDestination any(String word) {
    return new InetDestination(word, TRANSPORT);
  }

  @Override
  public Driver driver() {
    return driver;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    String word = driver.word();
    boolean syslog = word.equals("syslog");
    String transport = Sockets.transport(word, given);
    if (!Set.of("tcp", "udp").contains(transport)) {
      Sockets.badTransport(shared.binding(), given, transport);
      return Optional.empty();
    }
    boolean stream = transport.equals("tcp");
    Options options = syslog ? protocol(given, shared) : shared.network(given);
    Token host = given.positionals().getFirst();
    options = options.with("host", host.text(), host.span());
    options = Ports.put(options, given, syslog && stream ? 601 : 514, shared.binding());
    boolean six = word.endsWith("6") || given.find("ip-protocol", Long.class).orElse(4L) == 6L;
    options = options.with("ip-version", six ? 6L : 4L, given.span("ip-protocol"));
    Sockets.kept(shared.binding(), given);
    if (!stream) {
      return Optional.of(DestinationOptions.use("udp", options, given));
    }
    options =
        options.with(
            "close-on-input", given.flag("close-on-input", true), given.span("close-on-input"));
    options = options.with("framing", syslog ? "counted" : "lines", given.span("transport"));
    return Optional.of(DestinationOptions.use("tcp", Sockets.keepAlive(options, given), given));
  }

  /** The options of a destination that speaks RFC 5424. */
  private static Options protocol(Given given, DestinationOptions shared) {
    Options options = shared.network(given);
    StampStyle style = StampStyle.of(shared.all(given), shared.binding());
    Template text =
        given
            .find("template", Template.class)
            .or(() -> shared.all(given).find("proto-template", Template.class))
            .map(Defaults::line)
            .orElse(Defaults.message());
    Template whole = style.apply(Defaults.protocol(text, style));
    Template template =
        new Template(whole.parts(), given.flag("template-escape", text.escape()), whole.type());
    return options.with("template", template, given.span("template"));
  }
}
