package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Address;
import org.logkeep.linux.PeerAddress;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SocketOption;
import org.logkeep.linux.SysException;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Receives datagrams over UDP (RFC 5426); one datagram is one record. */
final class UdpSource implements Source {
  /** Large, since what the kernel cannot keep while this process is not on a CPU is lost. */
  private static final int DEFAULT_RECEIVE_BUFFER = 16 << 20;

  static final Option<String> TRANSPORT =
      Option.text("transport", "The name of the transport that macros show.")
          .withDefault("rfc3164+udp");

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(SocketOptions.INTERNET);
      options.addAll(
          List.of(TcpSource.PORT, UnixDatagramSource.KEEP_ENDS, AllowedSenders.ALLOWED, TRANSPORT));
      return new Component(ComponentKind.SOURCE, "udp", "Receives datagrams over UDP.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new UdpSource(use, context);
    }
  }

  private final Use use;
  private final Options options;
  private final SourceContext context;
  private final DatagramIntake intake;
  private final Optional<AllowedSenders> allowed;
  private Address.Inet address;

  private UdpSource(Use use, SourceContext context) {
    this.use = use;
    this.options = use.options();
    this.context = context;
    address = InternetAddress.of(use, options.get(TcpSource.PORT));
    String transport = options.get(TRANSPORT);
    allowed = options.find(AllowedSenders.ALLOWED).map(AllowedSenders::new);
    intake =
        new DatagramIntake(
            context,
            new DatagramIntake.Senders() {
              @Override
              public Sender describe(PeerAddress peer, int pid, int uid, int gid) {
                return InternetAddress.sender(peer.address(), address, transport);
              }

              @Override
              public boolean allows(PeerAddress peer) {
                return allowed.isEmpty() || allowed.get().allows(peer);
              }
            },
            !options.get(UnixDatagramSource.KEEP_ENDS));
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
    SocketOpener opener = new SocketOpener(context.sys());
    Map<SocketOption, Integer> set = SocketOptions.ofSocket(options);
    set.put(SocketOption.DROP_COUNTER, 1);
    try {
      int fd = opener.bindDatagram(address, set);
      opener.receiveBuffer(
          fd,
          Math.max(
              DEFAULT_RECEIVE_BUFFER,
              Math.toIntExact(options.find(SocketOptions.RECEIVE_BUFFER).orElse(0L))));
      options
          .find(SocketOptions.INTERFACE)
          .ifPresent(name -> context.sys().sockets().bindToDevice(fd, name));
      if (context.sys().sockets().localAddress(fd) instanceof Address.Inet bound) {
        address = bound;
      }
      intake.open(fd);
    } catch (SysException e) {
      throw new StartException(
          Diagnostic.error(
              "LK0900",
              use.span(),
              "UDP port cannot be opened: " + e.getMessage(),
              String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void pause() {
    intake.pause();
  }

  @Override
  public void resume() {
    intake.resume();
  }

  @Override
  public void close() {
    intake.close();
  }
}
