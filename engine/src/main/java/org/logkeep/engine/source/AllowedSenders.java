package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.linux.Address;
import org.logkeep.linux.PeerAddress;
import org.logkeep.topology.option.Option;

/**
 * Who may send datagrams: a list of networks with ports. The first entry that fits lets a sender
 * in; all others are refused.
 */
final class AllowedSenders {
  static final Option<List<String>> ALLOWED =
      Option.words(
          "allowed-senders",
          "Who may send: each entry is 'NETWORK/LENGTH PORT', with '*' for any port. All may if not given.");

  private record Entry(byte[] network, int length, int port) {
    boolean fits(byte[] address, int fromPort) {
      if (address.length != network.length || (port >= 0 && port != fromPort)) {
        return false;
      }
      for (int bit = 0; bit < length; bit += 8) {
        int mask = length - bit >= 8 ? 0xff : 0xff << (8 - (length - bit)) & 0xff;
        if (((address[bit >> 3] ^ network[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Integer, Boolean> verdicts = new HashMap<>();

  AllowedSenders(List<String> texts) {
    for (String text : texts) {
      int blank = text.indexOf(' ');
      int slash = text.indexOf('/');
      String host = text.substring(0, slash < 0 ? blank : slash);
      byte[] network = bytes(Address.inet(host, 0));
      int length =
          slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1, blank));
      String port = text.substring(blank + 1);
      entries.add(new Entry(network, length, port.equals("*") ? -1 : Integer.parseInt(port)));
    }
  }

  private static byte[] bytes(Address.Inet address) {
    return Address.toJdk(address).getAddress();
  }

  boolean allows(PeerAddress peer) {
    return verdicts.computeIfAbsent(peer.id(), id -> judge(peer.address()));
  }

  private boolean judge(Address address) {
    if (!(address instanceof Address.Inet inet)) {
      return false;
    }
    byte[] bytes = bytes(inet);
    return entries.stream().anyMatch(e -> e.fits(bytes, inet.port()));
  }
}
