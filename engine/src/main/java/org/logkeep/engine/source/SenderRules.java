package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.logkeep.linux.Address;
import org.logkeep.match.ShellPattern;

/** What {@code allowed-senders} says: networks, and patterns of names, each with a port. */
final class SenderRules {
  private sealed interface Entry {
    int port();

    default boolean fitsPort(int from) {
      return port() < 0 || port() == from;
    }
  }

  private record NetworkEntry(byte[] network, int length, int port) implements Entry {
    boolean fits(byte[] address, int from) {
      if (address.length != network.length || !fitsPort(from)) {
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

  private record NameEntry(ShellPattern pattern, int port) implements Entry {
    boolean fits(String name, int from) {
      return fitsPort(from) && pattern.matches(name);
    }
  }

  private final List<NetworkEntry> networks = new ArrayList<>();
  private final List<NameEntry> names = new ArrayList<>();

  SenderRules(List<String> texts) {
    for (String text : texts) {
      int blank = text.indexOf(' ');
      String who = text.substring(0, blank);
      String word = text.substring(blank + 1);
      int port = word.equals("*") ? -1 : Integer.parseInt(word);
      int slash = who.indexOf('/');
      if (slash >= 0) {
        byte[] network = bytes(Address.inet(who.substring(0, slash), 0));
        networks.add(new NetworkEntry(network, Integer.parseInt(who.substring(slash + 1)), port));
      } else {
        names.add(new NameEntry(new ShellPattern(who.toLowerCase(Locale.ROOT)), port));
      }
    }
  }

  private static byte[] bytes(Address.Inet address) {
    return Address.toJdk(address).getAddress();
  }

  /** Whether a network lets an address in. */
  boolean allows(Address.Inet sender) {
    byte[] bytes = bytes(sender);
    return networks.stream().anyMatch(e -> e.fits(bytes, sender.port()));
  }

  /** Whether the name of a sender with such a port could matter. */
  boolean mayAllowByName(int port) {
    return names.stream().anyMatch(e -> e.fitsPort(port));
  }

  /** Whether a pattern lets a name in. */
  boolean allows(String name, int port) {
    return names.stream().anyMatch(e -> e.fits(name, port));
  }
}
