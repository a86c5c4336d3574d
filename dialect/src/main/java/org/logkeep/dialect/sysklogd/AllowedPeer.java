package org.logkeep.dialect.sysklogd;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.logkeep.dialect.Services;

/**
 * Who may send by UDP ({@code -a}): {@code ADDR[/LEN][:PORT]} or {@code NAME[:PORT]} with shell
 * wildcards.
 *
 * @param who a network with its length, or a pattern of a name
 * @param port the port that the sender must use, {@code *} for any
 */
public record AllowedPeer(String who, String port) {
  private static final String SYSLOG_PORT = "514";

  /** As the option {@code allowed-senders} of a source takes it. */
  String option() {
    return who + " " + port;
  }

  /** Reads what the option takes. Without a port the sender must use port 514. */
  public static Optional<AllowedPeer> parse(String text, Services services) {
    String host = text;
    String port = SYSLOG_PORT;
    int close = text.indexOf(']');
    boolean bracketed = text.startsWith("[") && close > 0;
    int colon = text.indexOf(':', bracketed ? close : 0);
    boolean bareSixth = !bracketed && colon >= 0 && text.indexOf(':', colon + 1) >= 0;
    if (colon >= 0 && !bareSixth) {
      host = text.substring(0, colon);
      port = text.substring(colon + 1);
    }
    Optional<String> sound = port(port, services);
    String who = bracketed ? host.replace("[", "").replace("]", "") : host;
    if (who.isEmpty() || who.chars().anyMatch(c -> c <= ' ') || sound.isEmpty()) {
      return Optional.empty();
    }
    return network(who).map(network -> new AllowedPeer(network, sound.get()));
  }

  private static Optional<String> port(String port, Services services) {
    if (port.equals("*")) {
      return Optional.of(port);
    }
    OptionalInt number = services.port(port);
    return number.isPresent() ? Optional.of(String.valueOf(number.getAsInt())) : Optional.empty();
  }

  /** An address gets its length; a name stays as it is. */
  private static Optional<String> network(String who) {
    int slash = who.indexOf('/');
    String address = slash < 0 ? who : who.substring(0, slash);
    boolean sixth = address.contains(":");
    boolean fourth =
        !sixth
            && !address.isEmpty()
            && address.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    if (!sixth && !fourth) {
      return slash < 0 ? Optional.of(who) : Optional.empty();
    }
    if (!isAddress(address, sixth)) {
      return Optional.empty();
    }
    int most = sixth ? 128 : 32;
    if (slash < 0) {
      return Optional.of(who + "/" + (sixth ? most : classLength(address)));
    }
    String length = who.substring(slash + 1);
    int bits = Sizes.count(length).orElse(-1);
    return bits >= 0 && bits <= most ? Optional.of(who) : Optional.empty();
  }

  private static boolean isAddress(String text, boolean sixth) {
    boolean whole = sixth || text.chars().filter(c -> c == '.').count() == 3;
    try {
      InetAddress address = sixth ? Inet6Address.ofLiteral(text) : Inet4Address.ofLiteral(text);
      return whole && !address.isMulticastAddress();
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** The length of the old class that an address belongs to: A, B or C. */
  private static int classLength(String address) {
    int dot = address.indexOf('.');
    int first = Sizes.count(dot < 0 ? address : address.substring(0, dot)).orElse(0);
    return first < 128 ? 8 : first < 192 ? 16 : 24;
  }
}
