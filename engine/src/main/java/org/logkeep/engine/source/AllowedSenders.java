package org.logkeep.engine.source;

import java.net.InetAddress;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.logkeep.linux.Address;
import org.logkeep.linux.PeerAddress;
import org.logkeep.topology.option.Option;

/**
 * Who may send datagrams: a list of networks, or patterns of names, with ports. The first entry
 * that fits lets a sender in; all others are refused.
 *
 * <p>A name takes time to find. Until it is known there is no verdict on a sender whom no network
 * lets in; what it sends is kept meanwhile, see {@link UndecidedDatagrams}.
 */
final class AllowedSenders {
  static final Option<List<String>> ALLOWED =
      Option.words(
          "allowed-senders",
          "Who may send: each entry is 'NETWORK/LENGTH PORT' or 'NAME PORT', where a name may have"
              + " the wildcards of the shell, with '*' for any port. All may if not given.");

  /** Whether a sender may send. */
  enum Verdict {
    YES,
    NO,
    /** Its name is being looked up. */
    UNDECIDED
  }

  /** What is told when a name was found; called on the loop's thread. */
  @FunctionalInterface
  interface Decided {
    void on(PeerAddress peer, boolean allowed);
  }

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

  private record NameEntry(PathMatcher pattern, int port) implements Entry {
    boolean fits(String name, int from) {
      return fitsPort(from) && pattern.matches(Path.of(name));
    }
  }

  private final SourceContext context;
  private final boolean lookUp;
  private final Decided decided;
  private final List<NetworkEntry> networks = new ArrayList<>();
  private final List<NameEntry> names = new ArrayList<>();
  private final Map<Integer, Verdict> verdicts = new HashMap<>();

  /**
   * Reads the entries.
   *
   * @param lookUp whether names of senders are looked up; else their addresses stand for them
   */
  AllowedSenders(List<String> texts, SourceContext context, boolean lookUp, Decided decided) {
    this.context = context;
    this.lookUp = lookUp;
    this.decided = decided;
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
        String glob = "glob:" + who.toLowerCase(Locale.ROOT);
        names.add(new NameEntry(FileSystems.getDefault().getPathMatcher(glob), port));
      }
    }
  }

  private static byte[] bytes(Address.Inet address) {
    return Address.toJdk(address).getAddress();
  }

  Verdict judge(PeerAddress peer) {
    Verdict known = verdicts.get(peer.id());
    if (known == null) {
      known = first(peer);
      verdicts.put(peer.id(), known);
    }
    return known;
  }

  private Verdict first(PeerAddress peer) {
    if (!(peer.address() instanceof Address.Inet inet)) {
      return Verdict.NO;
    }
    byte[] bytes = bytes(inet);
    if (networks.stream().anyMatch(e -> e.fits(bytes, inet.port()))) {
      return Verdict.YES;
    }
    if (names.stream().noneMatch(e -> e.fitsPort(inet.port()))) {
      return Verdict.NO;
    }
    InetAddress address = Address.toJdk(inet);
    if (!lookUp) {
      return named(address.getHostAddress(), inet.port()) ? Verdict.YES : Verdict.NO;
    }
    Thread.ofVirtual()
        .name("look-up " + address.getHostAddress())
        .start(() -> {
          String name = address.getCanonicalHostName().toLowerCase(Locale.ROOT);
          context.loop().execute(() -> found(peer, name, inet.port()));
        });
    return Verdict.UNDECIDED;
  }

  private boolean named(String name, int port) {
    return names.stream().anyMatch(e -> e.fits(name, port));
  }

  private void found(PeerAddress peer, String name, int port) {
    boolean allowed = named(name, port);
    verdicts.put(peer.id(), allowed ? Verdict.YES : Verdict.NO);
    decided.on(peer, allowed);
  }
}
