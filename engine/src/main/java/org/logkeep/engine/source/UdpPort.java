package org.logkeep.engine.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Occurrence;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Address;
import org.logkeep.linux.Errno;
import org.logkeep.linux.PeerAddress;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SocketOption;
import org.logkeep.linux.SysException;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.option.Options;

/**
 * One UDP socket of a source. Where the configuration says so, a port that cannot be opened is
 * tried again after a pause, since its address may come later.
 */
final class UdpPort {
  /**
   * Large, since what the kernel cannot keep while this process is not on a CPU, or while its code
   * is still being compiled, is lost: about 170,000 datagrams of 256 bytes. Memory is taken only
   * for what waits, and the kernel bounds it for the whole machine ({@code net.ipv4.udp_mem}).
   */
  private static final int DEFAULT_RECEIVE_BUFFER = 64 << 20;

  private final Use use;
  private final Options options;
  private final SourceContext context;
  private final Optional<AllowedSenders> allowed;
  private final UndecidedDatagrams undecided = new UndecidedDatagrams();
  private final Address.Inet wanted;
  private final DatagramIntake intake;
  private Address.Inet bound;
  private Loop.@Nullable Watch retry;

  UdpPort(Use use, SourceContext context, Address.Inet wanted) {
    this.use = use;
    this.options = use.options();
    this.context = context;
    this.wanted = wanted;
    this.bound = wanted;
    allowed =
        options
            .find(AllowedSenders.ALLOWED)
            .map(texts ->
                new AllowedSenders(
                    texts, context, options.get(SourceOptions.USE_DNS), this::decided));
    intake = newIntake();
  }

  private DatagramIntake newIntake() {
    String transport = options.get(UdpSource.TRANSPORT);
    return new DatagramIntake(
        context,
        new DatagramIntake.Senders() {
          @Override
          public Sender describe(PeerAddress peer, int pid, int uid, int gid) {
            return InternetAddress.sender(peer.address(), bound, transport);
          }

          @Override
          public boolean allows(PeerAddress peer) {
            return allowed.isEmpty() || allowed.get().judge(peer) == AllowedSenders.Verdict.YES;
          }

          @Override
          public boolean keeps(PeerAddress peer, byte[] data, int offset, int length) {
            return allowed.isPresent()
                && allowed.get().judge(peer) == AllowedSenders.Verdict.UNDECIDED
                && undecided.keep(peer, data, offset, length);
          }
        },
        !options.get(UnixDatagramSource.KEEP_ENDS));
  }

  private void decided(PeerAddress peer, boolean yes) {
    List<byte[]> kept = undecided.take(peer);
    if (yes) {
      intake.takeLate(peer, kept);
    } else {
      intake.refused(kept.size());
    }
  }

  void open() {
    retry = null;
    try {
      int fd = socket();
      if (context.sys().sockets().localAddress(fd) instanceof Address.Inet own) {
        bound = own;
      }
      intake.open(fd);
      context.journal().tell(new Occurrence.SocketOpened(false, place()));
      context.journal().forget(key());
    } catch (SysException e) {
      if (e.errno() == Errno.EAFNOSUPPORT && options.get(UdpSource.EVERY_ADDRESS)) {
        // This machine does not speak this version of the protocol: there is nothing to listen on.
        return;
      }
      Optional<Duration> pause = options.find(UdpSource.REBIND_AFTER);
      if (pause.isEmpty()) {
        throw new StartException(
            Diagnostic.error(
                "LK0900",
                use.span(),
                "UDP port cannot be opened: " + e.getMessage(),
                String.valueOf(e.getMessage())));
      }
      context
          .journal()
          .trouble(key(), new Occurrence.SocketRefused(place(), Errno.message(e.errno())));
      retry = context.loop().after(pause.get().toNanos(), this::open);
    }
  }

  private int socket() throws SysException {
    SocketOpener opener = new SocketOpener(context.sys());
    Map<SocketOption, Integer> set = SocketOptions.ofSocket(options);
    set.put(SocketOption.DROP_COUNTER, 1);
    boolean group = !options.get(UdpSource.GROUPS).isEmpty();
    if (group) {
      set.put(SocketOption.REUSE_ADDRESS, 1);
    }
    if (wanted instanceof Address.Inet6) {
      set.put(SocketOption.IPV6_ONLY, 1);
    }
    int fd = opener.bindDatagram(wanted, set);
    try {
      opener.receiveBuffer(
          fd,
          Math.max(
              DEFAULT_RECEIVE_BUFFER,
              Math.toIntExact(options.find(SocketOptions.RECEIVE_BUFFER).orElse(0L))));
      Optional<String> device = options.find(SocketOptions.INTERFACE);
      if (group) {
        join(fd, device);
      } else if (device.isPresent()) {
        SysException.check(
            "bind to " + device.get(), context.sys().sockets().bindToDevice(fd, device.get()));
      }
      return fd;
    } catch (SysException e) {
      context.sys().close(fd);
      throw e;
    }
  }

  private void join(int fd, Optional<String> device) throws SysException {
    int index = 0;
    if (device.isPresent()) {
      index =
          SysException.check(
              "interface " + device.get(), context.sys().sockets().interfaceIndex(device.get()));
    }
    SysException.check(
        "join the group " + wanted.host(),
        context.sys().sockets().multicast(fd, true, wanted, index));
  }

  private String place() {
    String host = bound.host();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.port();
  }

  private String key() {
    return context.id() + " open " + wanted;
  }

  void rehearse() {
    intake.rehearse();
  }

  void pause() {
    intake.pause();
  }

  void resume() {
    intake.resume();
  }

  void close() {
    if (retry != null) {
      retry.close();
      retry = null;
    }
    if (intake.isOpen()) {
      context.journal().tell(new Occurrence.SocketCloses(false, place()));
      intake.close();
    }
  }
}
