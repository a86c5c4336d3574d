package org.logkeep.engine.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Occurrence;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Address;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/**
 * Receives datagrams over UDP (RFC 5426); one datagram is one record. There is one {@link UdpPort}
 * an address: usually one, several for a name or for all addresses of both protocol versions.
 */
final class UdpSource implements Source {
  static final Option<String> TRANSPORT =
      Option.text("transport", "The name of the transport that macros show.")
          .withDefault("rfc3164+udp");
  static final Option<Boolean> EVERY_ADDRESS =
      Option.flag(
              "every-address",
              "Listen on every address that the name has, of both versions of the protocol unless"
                  + " one is given.")
          .withDefault(false);
  static final Option<Duration> REBIND_AFTER =
      Option.duration(
          "rebind-after",
          "Pause before a port that cannot be opened is tried again; it is an error at start if"
              + " not given.");
  static final Option<List<String>> GROUPS =
      Option.words("groups", "Multicast groups to join.").withDefault(List.of());

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(SocketOptions.INTERNET);
      options.addAll(
          List.of(
              TcpSource.PORT,
              UnixDatagramSource.KEEP_ENDS,
              AllowedSenders.ALLOWED,
              TRANSPORT,
              EVERY_ADDRESS,
              REBIND_AFTER,
              GROUPS));
      return new Component(ComponentKind.SOURCE, "udp", "Receives datagrams over UDP.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new UdpSource(use, context);
    }
  }

  private final Use use;
  private final SourceContext context;
  private final List<UdpPort> ports = new ArrayList<>();
  private Loop.@Nullable Watch retry;

  private UdpSource(Use use, SourceContext context) {
    this.use = use;
    this.context = context;
  }

  private List<Address.Inet> addresses() {
    Options options = use.options();
    long port = options.get(TcpSource.PORT);
    List<String> groups = options.get(GROUPS);
    if (!groups.isEmpty()) {
      return groups.stream().map(group -> Address.inet(group, Math.toIntExact(port))).toList();
    }
    return options.get(EVERY_ADDRESS)
        ? InternetAddress.all(use, port)
        : List.of(InternetAddress.of(use, port));
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public boolean bindsFirst() {
    return true;
  }

  @Override
  public void open() {
    retry = null;
    try {
      addresses().forEach(address -> ports.add(new UdpPort(use, context, address)));
    } catch (StartException e) {
      Duration pause = use.options().find(REBIND_AFTER).orElseThrow(() -> e);
      context
          .journal()
          .trouble(
              context.id() + " address",
              new Occurrence.SocketRefused(
                  use.options().find(SocketOptions.ADDRESS).orElse(""), e.diagnostic().message()));
      retry = context.loop().after(pause.toNanos(), this::open);
      return;
    }
    ports.forEach(UdpPort::open);
  }

  @Override
  public void rehearse() {
    ports.forEach(UdpPort::rehearse);
  }

  @Override
  public void pause() {
    ports.forEach(UdpPort::pause);
  }

  @Override
  public void resume() {
    ports.forEach(UdpPort::resume);
  }

  @Override
  public void close() {
    if (retry != null) {
      retry.close();
      retry = null;
    }
    ports.forEach(UdpPort::close);
    ports.clear();
  }
}
