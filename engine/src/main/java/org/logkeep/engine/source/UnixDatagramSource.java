package org.logkeep.engine.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.logkeep.engine.Occurrence;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Address;
import org.logkeep.linux.Errno;
import org.logkeep.linux.PeerAddress;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SocketOption;
import org.logkeep.linux.SysException;
import org.logkeep.record.Severity;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
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

  private final Use use;
  private final Options options;
  private final SourceContext context;
  private final String path;
  private final DatagramIntake intake;

  private UnixDatagramSource(Use use, SourceContext context) {
    this.use = use;
    this.options = use.options();
    this.context = context;
    path = options.get(UnixSocketOptions.PATH);
    String transport = options.get(TRANSPORT);
    intake =
        new DatagramIntake(
            context,
            new DatagramIntake.Senders() {
              @Override
              public Sender describe(PeerAddress peer, int pid, int uid, int gid) {
                return new Sender(
                    "127.0.0.1", 0, "127.0.0.1", 0, transport, "", true, pid, uid, gid);
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
      intake.open(bind(use, context, path));
      context.journal().tell(new Occurrence.SocketOpened(true, path));
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

  private int bind(Use use, SourceContext context, String path) throws SysException {
    makeDirectories(options, path);
    Map<SocketOption, Integer> set = new EnumMap<>(SocketOption.class);
    if (options.get(UnixSocketOptions.CREDENTIALS)) {
      set.put(SocketOption.PASS_CREDENTIALS, 1);
    }
    set.put(SocketOption.DROP_COUNTER, 1);
    SocketOpener opener = new SocketOpener(context.sys());
    int fd =
        opener.bindDatagram(new Address.UnixPath(path), UnixSocketOptions.file(use, context), set);
    options
        .find(UnixSocketOptions.RECEIVE_BUFFER)
        .ifPresent(v -> opener.receiveBuffer(fd, Math.toIntExact(v)));
    return fd;
  }

  static void makeDirectories(Options options, String path) throws SysException {
    Path parent = Path.of(path).getParent();
    if (options.get(UnixSocketOptions.CREATE_DIRECTORIES) && parent != null) {
      try {
        Files.createDirectories(parent);
      } catch (IOException e) {
        throw new SysException("mkdir " + parent, Errno.EACCES);
      }
    }
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
      context.journal().tell(new Occurrence.SocketCloses(true, path));
    }
    intake.close();
    UnixSocketOptions.remove(options, context);
  }
}
