package org.logkeep.dialect.sysklogd;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.logkeep.dialect.Services;

/**
 * A place to receive at: {@code [ADDR][:PORT][%IFACE]}, IPv6 addresses in brackets.
 *
 * @param address the address; empty for all
 * @param port the port
 * @param interfaceName the interface on which a multicast group is joined
 */
public record ListenAddress(Optional<String> address, int port, Optional<String> interfaceName) {
  static final int SMALLEST_DATAGRAM = 480;
  private static final int SYSLOG_PORT = 514;

  /** All addresses, port 514. */
  public static final ListenAddress DEFAULT =
      new ListenAddress(Optional.empty(), SYSLOG_PORT, Optional.empty());

  /** Reads an address as {@code listen} and {@code -b} take it. */
  public static Optional<ListenAddress> parse(String text, Services services) {
    String rest = text.trim();
    Optional<String> interfaceName = Optional.empty();
    int percent = rest.lastIndexOf('%');
    if (percent >= 0 && percent > rest.indexOf(']')) {
      interfaceName = Optional.of(rest.substring(percent + 1)).filter(name -> !name.isEmpty());
      rest = rest.substring(0, percent);
      if (interfaceName.isEmpty()) {
        return Optional.empty();
      }
    }
    String address;
    String port;
    if (rest.startsWith("[")) {
      int close = rest.indexOf(']');
      if (close < 0 || (close + 1 < rest.length() && rest.charAt(close + 1) != ':')) {
        return Optional.empty();
      }
      address = rest.substring(1, close);
      port = close + 1 < rest.length() ? rest.substring(close + 2) : "";
    } else {
      int colon = rest.indexOf(':');
      boolean bareSixth = colon >= 0 && rest.indexOf(':', colon + 1) >= 0;
      address = colon < 0 || bareSixth ? rest : rest.substring(0, colon);
      port = colon < 0 || bareSixth ? "" : rest.substring(colon + 1);
    }
    boolean bad = text.isBlank() || address.chars().anyMatch(c -> c <= ' ' || c == ',');
    OptionalInt number = port.isEmpty() ? OptionalInt.of(SYSLOG_PORT) : services.port(port);
    return bad || number.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ListenAddress(
                Optional.of(address).filter(a -> !a.isEmpty() && !a.equals("*")),
                number.getAsInt(),
                interfaceName));
  }

  /** Whether this is a multicast group. */
  boolean isGroup() {
    return address.filter(ListenAddress::isGroup).isPresent();
  }

  private static boolean isGroup(String address) {
    if (address.contains(":")) {
      return address.toLowerCase(Locale.ROOT).startsWith("ff");
    }
    int dot = address.indexOf('.');
    int first = dot < 0 ? 0 : Sizes.count(address.substring(0, dot)).orElse(0);
    return first >= 224 && first <= 239;
  }
}
