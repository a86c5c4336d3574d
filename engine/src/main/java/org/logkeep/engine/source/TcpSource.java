package org.logkeep.engine.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Address;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SocketOption;
import org.logkeep.linux.SysException;
import org.logkeep.record.frame.AutoFramer;
import org.logkeep.record.frame.CountedFramer;
import org.logkeep.record.frame.Framer;
import org.logkeep.record.frame.LineFramer;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/**
 * Receives records over TCP connections (RFC 6587): lines, counted records, or whichever a
 * connection begins with.
 */
final class TcpSource implements Source {
  static final Option<Long> PORT =
      Option.number("port", "Port to listen on.", 0, 65535).withDefault(514L);
  static final Option<String> FRAMING =
      Option.word(
              "framing",
              "How records are told apart.",
              "lines",
              "counted",
              "auto",
              "lines-with-nuls")
          .withDefault("lines");
  static final Option<Long> MAX_CONNECTIONS =
      Option.number("max-connections", "Connections accepted at once.", 1, 1 << 20)
          .withDefault(4096L);
  static final Option<Long> BACKLOG =
      Option.number("backlog", "Connections that may wait to be accepted.", 1, 1 << 16)
          .withDefault(255L);
  static final Option<Duration> IDLE_TIMEOUT =
      Option.duration(
              "idle-timeout", "Idle connections are closed after this time; zero for never.")
          .withDefault(Duration.ZERO);
  static final Option<Boolean> KEEP_EMPTY =
      Option.flag("empty-lines", "Empty lines are records.").withDefault(false);
  static final Option<String> TRANSPORT =
      Option.text("transport", "The name of the transport that macros show.")
          .withDefault("rfc3164+tcp");

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(SocketOptions.INTERNET);
      options.addAll(SocketOptions.CONNECTION);
      options.addAll(
          List.of(PORT, FRAMING, MAX_CONNECTIONS, BACKLOG, IDLE_TIMEOUT, KEEP_EMPTY, TRANSPORT));
      return new Component(
          ComponentKind.SOURCE, "tcp", "Receives records over TCP connections.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new TcpSource(use, context);
    }
  }

  private final Use use;
  private final Options options;
  private final SourceContext context;
  private final Connections connections;
  private Address.Inet address;

  private TcpSource(Use use, SourceContext context) {
    this.use = use;
    this.options = use.options();
    this.context = context;
    address = InternetAddress.of(use, options.get(PORT));
    connections =
        new Connections(
            context,
            new Connections.Rules(
                Math.toIntExact(options.get(MAX_CONNECTIONS)),
                options.get(IDLE_TIMEOUT),
                SocketOptions.ofConnection(options),
                peer -> InternetAddress.sender(peer, address, options.get(TRANSPORT)),
                () -> framer(options, context.intake()),
                fd -> Sender.LOCAL));
  }

  /** A new framer as the options say; also for other sources of streams. */
  static Framer framer(Options options, Intake intake) {
    int longest = intake.maxMessage();
    boolean empty = options.get(KEEP_EMPTY);
    boolean trim = options.get(SourceOptions.TRIM_LARGE_MESSAGES);
    return switch (options.get(FRAMING)) {
      case "counted" -> new CountedFramer(longest, trim);
      case "auto" ->
          new AutoFramer(new LineFramer(longest, false, empty), new CountedFramer(longest, trim));
      case "lines-with-nuls" -> new LineFramer(longest, true, empty);
      default -> new LineFramer(longest, false, empty);
    };
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
    set.put(SocketOption.REUSE_ADDRESS, 1);
    try {
      int fd = opener.listenStream(address, Math.toIntExact(options.get(BACKLOG)), set);
      options
          .find(SocketOptions.RECEIVE_BUFFER)
          .ifPresent(v -> opener.receiveBuffer(fd, Math.toIntExact(v)));
      options
          .find(SocketOptions.INTERFACE)
          .ifPresent(name -> context.sys().sockets().bindToDevice(fd, name));
      if (context.sys().sockets().localAddress(fd) instanceof Address.Inet bound) {
        address = bound;
      }
      connections.listen(fd);
    } catch (SysException e) {
      throw new StartException(
          Diagnostic.error(
              "LK0900",
              use.span(),
              "TCP port cannot be opened: " + e.getMessage(),
              String.valueOf(e.getMessage())));
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
  }
}
