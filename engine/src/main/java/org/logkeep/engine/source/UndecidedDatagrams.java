package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.linux.PeerAddress;

/**
 * Datagrams of senders of whom it is not known yet whether they may send: kept, up to a bound,
 * until their names are found. Confined to the loop's thread.
 */
final class UndecidedDatagrams {
  private static final int MOST_BYTES = 1 << 20;

  private final Map<Integer, List<byte[]>> bySender = new HashMap<>();
  private int bytes;

  /** Keeps a copy; false if there is no room. */
  boolean keep(PeerAddress peer, byte[] data, int offset, int length) {
    if (bytes + length > MOST_BYTES) {
      return false;
    }
    bytes += length;
    bySender
        .computeIfAbsent(peer.id(), id -> new ArrayList<>())
        .add(Arrays.copyOfRange(data, offset, offset + length));
    return true;
  }

  /** What was kept of a sender, which is kept no longer. */
  List<byte[]> take(PeerAddress peer) {
    List<byte[]> kept = bySender.getOrDefault(peer.id(), List.of());
    bySender.remove(peer.id());
    kept.forEach(datagram -> bytes -= datagram.length);
    return kept;
  }
}
