package org.logkeep.linux;

import java.util.ArrayList;
import java.util.List;

/**
 * Sockets that the service manager bound for us and that no source has asked for yet. Whoever opens
 * a socket at the address of one of them gets it instead of a new one.
 */
final class PassedSockets {
  private final List<ActivatedSocket> waiting = new ArrayList<>();

  synchronized void add(List<ActivatedSocket> sockets) {
    waiting.addAll(sockets);
  }

  /** The descriptor of the socket at an address, once; or -1. */
  synchronized int take(Address address, int type) {
    for (ActivatedSocket socket : waiting) {
      if (socket.type() == type && socket.address().equals(address)) {
        waiting.remove(socket);
        return socket.fd();
      }
    }
    return -1;
  }
}
