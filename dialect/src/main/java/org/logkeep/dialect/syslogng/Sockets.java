package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;

/** What sources and destinations of internet sockets have in common. */
final class Sockets {
  private static final Map<String, String> CONNECTION_OPTIONS =
      Map.of(
          "max-connections", "max-connections",
          "listen-backlog", "backlog",
          "idle-timeout", "idle-timeout");

  private Sockets() {}

  /** The transport that the word of a driver says, or its option. */
  static String transport(String word, Given given) {
    return word.startsWith("udp")
        ? "udp"
        : word.startsWith("tcp") ? "tcp" : given.text("transport").orElse("tcp").replace('_', '-');
  }

  /** The options of keep-alive probes. */
  static Options keepAlive(Options options, Given given) {
    Options more =
        options.with("keep-alive", given.flag("so-keepalive", true), given.span("so-keepalive"));
    for (String end : List.of("time", "intvl")) {
      Optional<Long> value = given.find("tcp-keepalive-" + end, Long.class);
      if (value.isPresent()) {
        more =
            more.with(
                end.equals("time") ? "keep-alive-time" : "keep-alive-interval",
                value.get(),
                given.span("tcp-keepalive-" + end));
      }
    }
    Optional<Long> probes = given.find("tcp-keepalive-probes", Long.class);
    return probes.isPresent()
        ? more.with("keep-alive-probes", probes.get(), given.span("tcp-keepalive-probes"))
        : more;
  }

  /** The options of sources that take connections. */
  static Options connections(Options options, Given given) {
    Options more = options;
    for (Map.Entry<String, String> entry : CONNECTION_OPTIONS.entrySet()) {
      Optional<Object> value = given.find(entry.getKey(), Object.class);
      if (value.isPresent()) {
        more = more.with(entry.getValue(), value.get(), given.span(entry.getKey()));
      }
    }
    return more;
  }

  /** Says which of the options mean nothing where there are only datagrams. */
  static void onlyForConnections(Binding binding, Given given) {
    for (String word : CONNECTION_OPTIONS.keySet()) {
      if (given.has(word)) {
        binding.warn(
            DiagnosticCode.OPTION_WITHOUT_EFFECT,
            given.span(word),
            word + "() has no effect",
            "accepted",
            "datagrams have no connections");
      }
    }
  }

  /** Refuses to close what is open when the configuration is read again: it is always kept. */
  static void kept(Binding binding, Given given) {
    if (!given.flag("keep-alive", true)) {
      binding.error(
          DiagnosticCode.OPTION_UNSUPPORTED,
          given.span("keep-alive"),
          "keep-alive(no) is not supported",
          "what is open is kept over a reload");
    }
  }

  static void badTransport(Binding binding, Given given, String transport) {
    boolean tls = transport.contains("tls") || transport.startsWith("proxied");
    binding.add(
        Suggestions.help(
            DiagnosticCode.TRANSPORT_UNKNOWN.at(
                Level.ERROR,
                given.span("transport"),
                tls
                    ? "the transport \"" + transport + "\" is not supported yet"
                    : "there is no transport \"" + transport + "\"",
                "expected tcp or udp"),
            transport,
            List.of("tcp", "udp", "auto", "text-with-nuls", "proxied-tcp")));
  }
}
