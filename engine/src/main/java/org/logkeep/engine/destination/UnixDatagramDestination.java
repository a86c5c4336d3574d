package org.logkeep.engine.destination;

import java.util.List;
import java.util.Map;
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
        CommonOptions.and(UnixStreamDestination.PATH));
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
        new DatagramOutput.Way(
            Map.of(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE, false, true));
  }
}
