package org.logkeep.engine.destination;

import java.util.List;
import java.util.Optional;
import org.logkeep.linux.Address;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;

/** Sends each record as a datagram to a unix socket. */
final class UnixDatagramDestination implements DestinationComponent {
  private final Shared shared;

  UnixDatagramDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "unix-dgram",
        "Sends each record as a datagram to a unix socket.",
        CommonOptions.and(
            UnixStreamDestination.PATH,
            SocketOptions.SEND_BUFFER,
            SocketOptions.RECEIVE_BUFFER,
            SocketOptions.BROADCAST));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    return FormPreview.of(
        "unix-dgram",
        use.options().get(UnixStreamDestination.PATH),
        OutputSettings.of(use, templates));
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    String path = use.options().get(UnixStreamDestination.PATH);
    return new DatagramOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        path,
        (loop, found) -> found.accept(List.of(Address.unix(path))),
        new DatagramTarget.Way(
            SocketOptions.unixValues(use.options()),
            Optional.empty(),
            Optional.empty(),
            Integer.MAX_VALUE,
            false,
            true));
  }
}
