package org.logkeep.engine.destination;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Address;

/**
 * A receiver by name and port. Names are looked up on a thread that may wait, and anew for each
 * connection; addresses in numbers need no look-up.
 *
 * @param name host name or address
 * @param port port
 * @param ipVersion 4, 6, or 0 for either
 */
record RemoteHost(String name, int port, int ipVersion) {
  /** Reads {@code host}, {@code host:port} or {@code [v6]:port}. */
  static RemoteHost parse(String text, int defaultPort, int ipVersion) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    int end = bracketed ? text.indexOf(']') : colon;
    boolean bareV6 = !bracketed && colon >= 0 && text.indexOf(':') != colon;
    if (bareV6 || colon < 0 || (bracketed && colon < end)) {
      String bare = bracketed && end > 0 ? text.substring(1, end) : text;
      return new RemoteHost(bare, defaultPort, ipVersion);
    }
    String digits = text.substring(colon + 1);
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : defaultPort;
    return new RemoteHost(
        bracketed ? text.substring(1, end) : text.substring(0, colon), port, ipVersion);
  }

  /** The address, if the name is one in numbers. */
  Optional<Address.Inet> literal() {
    try {
      return Optional.of(Address.inet(name, port));
    } catch (IllegalArgumentException notNumeric) {
      return Optional.empty();
    }
  }

  /**
   * Finds the addresses.
   *
   * @param found told on the loop's thread, at once or later; gets an empty list if there are none
   */
  void resolve(Loop loop, Consumer<List<Address.Inet>> found) {
    Optional<Address.Inet> known = literal();
    if (known.isPresent()) {
      found.accept(List.of(known.get()));
      return;
    }
    Thread.ofVirtual()
        .name("resolve " + name)
        .start(() -> {
          List<Address.Inet> addresses = lookUp();
          loop.execute(() -> found.accept(addresses));
        });
  }

  private List<Address.Inet> lookUp() {
    List<Address.Inet> addresses = new ArrayList<>();
    try {
      for (InetAddress address : InetAddress.getAllByName(name)) {
        boolean wanted =
            switch (ipVersion) {
              case 4 -> address instanceof Inet4Address;
              case 6 -> address instanceof Inet6Address;
              default -> true;
            };
        if (wanted) {
          addresses.add(Address.inet(address, port));
        }
      }
    } catch (UnknownHostException unknown) {
      return List.of();
    }
    return addresses;
  }

  @Override
  public String toString() {
    return name.indexOf(':') >= 0 ? "[" + name + "]:" + port : name + ":" + port;
  }
}
