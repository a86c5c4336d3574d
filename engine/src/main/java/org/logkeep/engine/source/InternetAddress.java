package org.logkeep.engine.source;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Address;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.option.Options;

/** Addresses that internet sources listen on, and what they know of their senders. */
final class InternetAddress {
  private InternetAddress() {}

  /** The address to listen on; names such as {@code localhost} are looked up now. */
  static Address.Inet of(Use use, long port) {
    Options options = use.options();
    boolean six = options.get(SocketOptions.IP_VERSION).equals("6");
    String host = options.find(SocketOptions.ADDRESS).orElse(six ? "::" : "0.0.0.0");
    try {
      for (InetAddress found : InetAddress.getAllByName(host)) {
        if (found instanceof Inet6Address == six) {
          return Address.inet(found, Math.toIntExact(port));
        }
      }
      throw failure(use, host, "it has no address of IP version " + (six ? 6 : 4));
    } catch (UnknownHostException e) {
      throw failure(use, host, "no such name");
    }
  }

  /** All addresses of the name, of both versions unless one is given; both "any" without a name. */
  static List<Address.Inet> all(Use use, long port) {
    Options options = use.options();
    Optional<String> version =
        options.has(SocketOptions.IP_VERSION)
            ? options.find(SocketOptions.IP_VERSION)
            : Optional.empty();
    Optional<String> host = options.find(SocketOptions.ADDRESS);
    List<Address.Inet> found = new ArrayList<>();
    for (String name : host.map(List::of).orElse(List.of("0.0.0.0", "::"))) {
      try {
        for (InetAddress address : InetAddress.getAllByName(name)) {
          String of = address instanceof Inet6Address ? "6" : "4";
          if (version.isEmpty() || version.get().equals(of)) {
            found.add(Address.inet(address, Math.toIntExact(port)));
          }
        }
      } catch (UnknownHostException e) {
        throw failure(use, name, "no such name");
      }
    }
    return found;
  }

  private static StartException failure(Use use, String host, String why) {
    return new StartException(
        Diagnostic.error("LK0901", use.span(), "cannot listen on " + host + ": " + why, why));
  }

  /** What is known of a sender by its address. */
  static Sender sender(Address peer, Address.Inet local, String transport) {
    if (peer instanceof Address.Inet inet) {
      return new Sender(
          inet.host(), inet.port(), local.host(), local.port(), transport, "", false, -1, -1, -1);
    }
    return Sender.LOCAL;
  }
}
