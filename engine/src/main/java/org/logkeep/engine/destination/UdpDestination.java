package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.linux.Address;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Sends each record as a UDP datagram. */
final class UdpDestination implements DestinationComponent {
  private static final long LARGEST = 65_507;

  static final Option<Long> MAX_SIZE =
      Option.size("max-size", "Longest datagram; what is longer is cut.", 1, LARGEST)
          .withDefault(LARGEST);
  static final Option<Boolean> ALL_ADDRESSES =
      Option.flag("all-addresses", "Send to each address that the name has.").withDefault(false);

  private final Shared shared;

  UdpDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    List<Option<?>> own = new ArrayList<>(SocketOptions.ALL);
    own.addAll(List.of(MAX_SIZE, ALL_ADDRESSES));
    return new Component(
        ComponentKind.DESTINATION,
        "udp",
        "Sends each record as a UDP datagram.",
        CommonOptions.and(own.toArray(Option<?>[]::new)));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    return FormPreview.of(
            "udp", SocketOptions.place(use.options()), OutputSettings.of(use, templates))
        .cutAt(use.options().get(MAX_SIZE).intValue());
  }

  @Override
  public Optional<String> place(Use use) {
    return Optional.of("udp " + host(use.options()));
  }

  private static RemoteHost host(Options options) {
    return new RemoteHost(
        options.get(SocketOptions.HOST),
        options.get(SocketOptions.PORT).intValue(),
        options.find(SocketOptions.IP_VERSION).orElse(0L).intValue());
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    Options options = use.options();
    RemoteHost host = host(options);
    Optional<Address> local =
        options
            .find(SocketOptions.LOCAL_ADDRESS)
            .map(
                address -> Address.inet(address, options.get(SocketOptions.LOCAL_PORT).intValue()));
    boolean multicast = host.literal().map(UdpDestination::isMulticast).orElse(false);
    return new DatagramOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        host.toString(),
        (loop, found) -> host.resolve(loop, found::accept),
        new DatagramTarget.Way(
            SocketOptions.values(options, false, multicast),
            local,
            options.find(SocketOptions.INTERFACE),
            options.get(MAX_SIZE).intValue(),
            options.get(ALL_ADDRESSES),
            false));
  }

  private static boolean isMulticast(Address.Inet address) {
    return Address.toJdk(address).isMulticastAddress();
  }
}
