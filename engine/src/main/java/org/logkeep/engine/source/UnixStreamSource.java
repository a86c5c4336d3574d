package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.linux.Address;
import org.logkeep.linux.Credentials;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SysException;
import org.logkeep.record.frame.LineFramer;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Receives lines from programs of this machine on a stream socket. */
final class UnixStreamSource implements Source {
  static final Option<Long> MAX_CONNECTIONS =
      Option.number("max-connections", "Connections accepted at once.", 1, 1 << 20)
          .withDefault(256L);
  static final Option<String> TRANSPORT =
      Option.text("transport", "The name of the transport that macros show.")
          .withDefault("unix-stream");

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(UnixSocketOptions.ALL);
      options.addAll(
          List.of(
              MAX_CONNECTIONS,
              TcpSource.BACKLOG,
              TcpSource.IDLE_TIMEOUT,
              TcpSource.KEEP_EMPTY,
              TRANSPORT));
      return new Component(
          ComponentKind.SOURCE,
          "unix-stream",
          "Receives lines of programs of this machine.",
          options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new UnixStreamSource(use, context);
    }
  }

  private final Options options;
  private final SourceContext context;
  private final LocalName name;
  private final Connections connections;

  private UnixStreamSource(Use use, SourceContext context) {
    this.options = use.options();
    this.context = context;
    name = new LocalName(options.get(UnixSocketOptions.PATH), use, context);
    boolean empty = options.get(TcpSource.KEEP_EMPTY);
    connections =
        new Connections(
            context,
            new Connections.Rules(
                Math.toIntExact(options.get(MAX_CONNECTIONS)),
                options.get(TcpSource.IDLE_TIMEOUT),
                Map.of(),
                peer -> Sender.local(options.get(TRANSPORT), -1, -1, -1),
                () -> new LineFramer(context.intake().maxMessage(), false, empty),
                this::attested));
  }

  private Sender attested(int fd) {
    if (!options.get(UnixSocketOptions.CREDENTIALS)) {
      return Sender.LOCAL;
    }
    Credentials peer = context.sys().sockets().peerCredentials(fd);
    return Sender.local(options.get(TRANSPORT), peer.pid(), peer.uid(), peer.gid());
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
    try {
      name.makeDirectories();
      connections.listen(
          opener.listenStream(
              new Address.UnixPath(name.path()),
              name.file(),
              Math.toIntExact(options.get(TcpSource.BACKLOG)),
              Map.of()));
    } catch (SysException e) {
      name.refused("LK0903", "socket", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void pause() {
    connections.pause();
  }

  @Override
  public void resume() {
    connections.resume();
  }

  @Override
  public void close() {
    connections.close();
    name.remove();
  }
}
