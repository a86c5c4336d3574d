package org.logkeep.engine.destination;

import java.util.Optional;
import java.util.function.Consumer;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Address;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;

/** Sends records to a unix stream socket. */
final class UnixStreamDestination implements DestinationComponent {
  static final Option<String> PATH =
      Option.text("path", "The socket, or @ and its name in the abstract name space.").mandatory();

  private final Shared shared;

  UnixStreamDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "unix-stream",
        "Sends records to a unix stream socket.",
        CommonOptions.and(
            PATH,
            TcpDestination.FRAMING,
            TcpDestination.CLOSE_ON_INPUT,
            SocketOptions.SEND_BUFFER,
            SocketOptions.RECEIVE_BUFFER,
            SocketOptions.BROADCAST));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    OutputSettings settings = OutputSettings.of(use, templates);
    return FormPreview.of(
        "unix-stream",
        use.options().get(PATH),
        ConnectionOutput.framed(
            settings.formatter(), use.options().get(TcpDestination.FRAMING).equals("counted")),
        settings);
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    return new ConnectionOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        new OneSocket(use.options().get(PATH)),
        new ConnectionSettings(
            SocketOptions.unixValues(use.options()),
            Optional.empty(),
            Optional.empty(),
            use.options().get(TcpDestination.FRAMING).equals("counted"),
            use.options().get(TcpDestination.CLOSE_ON_INPUT)));
  }

  private record OneSocket(String path) implements Receivers {
    @Override
    public void next(Loop loop, Consumer<Optional<Address>> found) {
      found.accept(Optional.of(Address.unix(path)));
    }

    @Override
    public void failed() {}

    @Override
    public String current() {
      return path;
    }

    @Override
    public boolean hasMore() {
      return false;
    }

    @Override
    public void begin() {}
  }
}
