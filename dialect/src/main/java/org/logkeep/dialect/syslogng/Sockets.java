package org.logkeep.dialect.syslogng;

import java.util.List;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;

/** What sources and destinations of internet sockets have in common. */
final class Sockets {
  private Sockets() {}

  /** The options of keep-alive probes. */
  static Options keepAlive(Options options, Given given) {
    Options more =
        options.with("keep-alive", given.flag("so-keepalive", true), given.span("so-keepalive"));
    for (String end : List.of("time", "intvl")) {
      java.util.Optional<Long> value = given.find("tcp-keepalive-" + end, Long.class);
      if (value.isPresent()) {
        more =
            more.with(
                end.equals("time") ? "keep-alive-time" : "keep-alive-interval",
                value.get(),
                given.span("tcp-keepalive-" + end));
      }
    }
    java.util.Optional<Long> probes = given.find("tcp-keepalive-probes", Long.class);
    return probes.isPresent()
        ? more.with("keep-alive-probes", probes.get(), given.span("tcp-keepalive-probes"))
        : more;
  }

  static void badTransport(Binding binding, Given given, String transport) {
    boolean tls = transport.contains("tls");
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
