package org.logkeep.engine.source;

import java.net.InetAddress;
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

  private final SourceContext context;
  private final boolean lookUp;
  private final Decided decided;
  private final SenderRules rules;
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
    this.rules = new SenderRules(texts);
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
    if (rules.allows(inet)) {
      return Verdict.YES;
    }
    if (!rules.mayAllowByName(inet.port())) {
      return Verdict.NO;
    }
    InetAddress address = Address.toJdk(inet);
    if (!lookUp) {
      return rules.allows(address.getHostAddress(), inet.port()) ? Verdict.YES : Verdict.NO;
    }
    Thread.ofVirtual()
        .name("look-up " + address.getHostAddress())
        .start(() -> {
          String name = address.getCanonicalHostName().toLowerCase(Locale.ROOT);
          context.loop().execute(() -> found(peer, name, inet.port()));
        });
    return Verdict.UNDECIDED;
  }

  private void found(PeerAddress peer, String name, int port) {
    boolean allowed = rules.allows(name, port);
    verdicts.put(peer.id(), allowed ? Verdict.YES : Verdict.NO);
    decided.on(peer, allowed);
  }
}
