package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.linux.Address;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Sends records over TCP. */
final class TcpDestination implements DestinationComponent {
  static final Option<String> FRAMING =
      Option.word(
              "framing",
              "How records are told apart: by their line ends, or by their length in front (RFC"
                  + " 6587, section 3.4.1).",
              "lines",
              "counted")
          .withDefault("lines");
  static final Option<List<String>> FAILOVER =
      Option.words(
              "failover",
              "Receivers, as host or host:port, that are tried in turn when the first fails.")
          .withDefault(List.of());
  static final Option<Boolean> CLOSE_ON_INPUT =
      Option.flag("close-on-input", "A receiver that sends something is hung up on.")
          .withDefault(true);

  private final Shared shared;

  TcpDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    List<Option<?>> own = new ArrayList<>(SocketOptions.ALL);
    own.addAll(
        List.of(
            FRAMING,
            FAILOVER,
            CLOSE_ON_INPUT,
            SocketOptions.KEEP_ALIVE,
            SocketOptions.KEEP_ALIVE_TIME,
            SocketOptions.KEEP_ALIVE_INTERVAL,
            SocketOptions.KEEP_ALIVE_PROBES));
    return new Component(
        ComponentKind.DESTINATION,
        "tcp",
        "Sends records over TCP; what is not sent when a connection breaks waits for the next.",
        CommonOptions.and(own.toArray(Option<?>[]::new)));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    OutputSettings settings = OutputSettings.of(use, templates);
    return FormPreview.of(
        "tcp",
        SocketOptions.place(use.options()),
        ConnectionOutput.framed(settings.formatter(), use.options().get(FRAMING).equals("counted")),
        settings);
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    Options options = use.options();
    int version = options.find(SocketOptions.IP_VERSION).orElse(0L).intValue();
    int port = options.get(SocketOptions.PORT).intValue();
    List<RemoteHost> hosts = new ArrayList<>();
    hosts.add(new RemoteHost(options.get(SocketOptions.HOST), port, version));
    options.get(FAILOVER).forEach(other -> hosts.add(RemoteHost.parse(other, port, version)));
    Optional<Address> local =
        options
            .find(SocketOptions.LOCAL_ADDRESS)
            .map(
                address -> Address.inet(address, options.get(SocketOptions.LOCAL_PORT).intValue()));
    return new ConnectionOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        new RemoteHosts(hosts),
        new ConnectionSettings(
            SocketOptions.values(options, true, false),
            local,
            options.find(SocketOptions.INTERFACE),
            options.get(FRAMING).equals("counted"),
            options.get(CLOSE_ON_INPUT)));
  }
}
