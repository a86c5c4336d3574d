package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.logkeep.engine.Occurrence;
import org.logkeep.linux.Address;
import org.logkeep.linux.PeerAddress;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SocketOption;
import org.logkeep.linux.SysException;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Receives records from programs of this machine on a datagram socket such as {@code /dev/log}. */
final class UnixDatagramSource implements Source {
  static final Option<Boolean> KEEP_ENDS =
      Option.flag("keep-ends", "Newlines and NULs at the end of a datagram belong to the record.")
          .withDefault(false);
  static final Option<String> TRANSPORT =
      Option.text("transport", "The name of the transport that macros show.")
          .withDefault("unix-dgram");

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(UnixSocketOptions.ALL);
      options.addAll(List.of(UnixSocketOptions.RECEIVE_BUFFER, KEEP_ENDS, TRANSPORT));
      return new Component(
          ComponentKind.SOURCE,
          "unix-dgram",
          "Receives datagrams of programs of this machine.",
          options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new UnixDatagramSource(use, context);
    }
  }

  private final Options options;
  private final SourceContext context;
  private final LocalName name;
  private final DatagramIntake intake;

  private UnixDatagramSource(Use use, SourceContext context) {
    this.options = use.options();
    this.context = context;
    name = new LocalName(options.get(UnixSocketOptions.PATH), use, context);
    String transport = options.get(TRANSPORT);
    intake =
        new DatagramIntake(
            context,
            new DatagramIntake.Senders() {
              @Override
              public Sender describe(PeerAddress peer, int pid, int uid, int gid) {
                return Sender.local(transport, pid, uid, gid);
              }

              @Override
              public boolean allows(PeerAddress peer) {
                return true;
              }

              @Override
              public boolean keeps(PeerAddress peer, byte[] data, int offset, int length) {
                return false;
              }
            },
            !options.get(KEEP_ENDS));
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
    try {
      intake.open(bind());
      context.journal().tell(new Occurrence.SocketOpened(true, name.path()));
    } catch (SysException e) {
      name.refused("LK0903", "socket", String.valueOf(e.getMessage()));
    }
  }

  private int bind() throws SysException {
    name.makeDirectories();
    Map<SocketOption, Integer> set = new EnumMap<>(SocketOption.class);
    if (options.get(UnixSocketOptions.CREDENTIALS)) {
      set.put(SocketOption.PASS_CREDENTIALS, 1);
    }
    set.put(SocketOption.DROP_COUNTER, 1);
    SocketOpener opener = new SocketOpener(context.sys());
    int fd = opener.bindDatagram(new Address.UnixPath(name.path()), name.file(), set);
    options
        .find(UnixSocketOptions.RECEIVE_BUFFER)
        .ifPresent(v -> opener.receiveBuffer(fd, Math.toIntExact(v)));
    return fd;
  }

  @Override
  public void rehearse() {
    intake.rehearse();
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
    if (intake.isOpen()) {
      context.journal().tell(new Occurrence.SocketCloses(true, name.path()));
    }
    intake.close();
    name.remove();
  }
}
