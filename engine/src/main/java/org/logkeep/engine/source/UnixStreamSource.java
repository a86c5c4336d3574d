package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Address;
import org.logkeep.linux.Credentials;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SysException;
import org.logkeep.record.Severity;
import org.logkeep.record.frame.LineFramer;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
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

  private final Use use;
  private final Options options;
  private final SourceContext context;
  private final String path;
  private final Connections connections;

  private UnixStreamSource(Use use, SourceContext context) {
    this.use = use;
    this.options = use.options();
    this.context = context;
    path = options.get(UnixSocketOptions.PATH);
    boolean empty = options.get(TcpSource.KEEP_EMPTY);
    connections =
        new Connections(
            context,
            new Connections.Rules(
                Math.toIntExact(options.get(MAX_CONNECTIONS)),
                options.get(TcpSource.IDLE_TIMEOUT),
                Map.of(),
                peer -> describe(-1, -1, -1),
                () -> new LineFramer(context.intake().maxMessage(), false, empty),
                this::attested));
  }

  private Sender attested(int fd) {
    if (!options.get(UnixSocketOptions.CREDENTIALS)) {
      return Sender.LOCAL;
    }
    Credentials peer = context.sys().sockets().peerCredentials(fd);
    return describe(peer.pid(), peer.uid(), peer.gid());
  }

  private Sender describe(int pid, int uid, int gid) {
    return new Sender(
        "127.0.0.1", 0, "127.0.0.1", 0, options.get(TRANSPORT), "", true, pid, uid, gid);
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
      UnixDatagramSource.makeDirectories(options, path);
      connections.listen(
          opener.listenStream(
              new Address.UnixPath(path),
              UnixSocketOptions.file(use, context),
              Math.toIntExact(options.get(TcpSource.BACKLOG)),
              Map.of()));
    } catch (SysException e) {
      Diagnostic problem =
          Diagnostic.error(
              "LK0903",
              use.span(),
              "socket " + path + " cannot be opened: " + e.getMessage(),
              String.valueOf(e.getMessage()));
      if (!options.get(UnixSocketOptions.OPTIONAL)) {
        throw new StartException(problem);
      }
      context.journal().say(Severity.WARNING, problem.message());
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
    UnixSocketOptions.remove(options, context);
  }
}
