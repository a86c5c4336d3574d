package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.CONNECTIONS;
import static org.logkeep.dialect.syslogng.OptionGroups.INET;
import static org.logkeep.dialect.syslogng.OptionGroups.INET_SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOCKET;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionGroups.TRANSPORT;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.record.parse.LineRule;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code network()}, {@code syslog()} and their older names: what comes by TCP and UDP. */
final class InetSource implements SourceDriver {
  private final Driver driver;

  private InetSource(String word, List<OptionRule> connections, List<OptionRule> transport) {
    this.driver =
        Driver.of(
            word,
            "tcp or udp",
            Positional.NONE,
            SOURCE,
            STATELESS,
            READER,
            SOCKET,
            INET,
            INET_SOURCE,
            connections,
            transport);
  }

  static InetSource udp(String word) {
    return new InetSource(word, List.of(), List.of());
  }

  static InetSource tcp(String word) {
    return new InetSource(word, CONNECTIONS, List.of());
  }

  /** A driver that is told its transport. */
  static InetSource any(String word) {
    return new InetSource(word, CONNECTIONS, TRANSPORT);
  }

  @Override
  public Driver driver() {
    return driver;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    Binding binding = shared.binding();
    String word = driver.word();
    String transport = Sockets.transport(word, given);
    Options options =
        isSyslog() ? shared.reader(given, false, "syslog-protocol") : shared.reader(given, false);
    if (transport.equals("udp")) {
      options = withoutLineFeeds(options, given);
    }
    boolean six = word.endsWith("6") || given.find("ip-protocol", Long.class).orElse(4L) == 6L;
    options = options.with("ip-version", six ? "6" : "4", given.span("ip-protocol"));
    options =
        options.with("address", given.text("ip").orElse(six ? "::" : "0.0.0.0"), given.span("ip"));
    options =
        Ports.put(options, given, isSyslog() && !transport.equals("udp") ? 601 : 514, binding);
    Sockets.kept(binding, given);
    if (transport.equals("udp")) {
      Sockets.onlyForConnections(binding, given);
      return List.of(SourceOptions.use("udp", shared.datagrams(options, given), given));
    }
    Optional<String> framing = framing(transport, binding, given);
    if (framing.isEmpty()) {
      return List.of();
    }
    options = options.with("framing", framing.get(), given.span("transport"));
    options = Sockets.connections(options.with("max-connections", 10L, given.span()), given);
    return List.of(SourceOptions.use("tcp", Sockets.keepAlive(options, given), given));
  }

  private boolean isSyslog() {
    return driver.word().equals("syslog");
  }

  /** A datagram is one record, whoever sent it, and must not look like several in a file. */
  private static Options withoutLineFeeds(Options options, Given given) {
    Options.Given found = options.all().get("profile");
    return found != null
            && found.value() instanceof ParseProfile profile
            && profile.lines() == LineRule.KEPT
        ? options.with(
            "profile",
            profile.toBuilder().lines(LineRule.NO_LINE_FEEDS).build(),
            given.span("flags"))
        : options;
  }

  private Optional<String> framing(String transport, Binding binding, Given given) {
    return switch (transport) {
      case "tcp" -> Optional.of(isSyslog() ? "counted" : "lines");
      case "text-with-nuls" -> Optional.of("lines-with-nuls");
      case "auto" -> Optional.of("auto");
      default -> {
        Sockets.badTransport(binding, given, transport);
        yield Optional.empty();
      }
    };
  }
}
