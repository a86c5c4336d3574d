package org.logkeep.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of senders' addresses. Never waits on the caller's thread: an address that is not known yet
 * is looked up beside, and stands for itself until its name arrives.
 */
final class SenderNames {
  private static final int MOST = 10_000;

  private final boolean lookUp;
  private final boolean fullNames;
  private final boolean lowerCase;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  SenderNames(boolean lookUp, boolean fullNames, boolean lowerCase) {
    this.lookUp = lookUp;
    this.fullNames = fullNames;
    this.lowerCase = lowerCase;
  }

  /** The name of an address as far as it is known; begins to look for it if it is not. */
  byte[] find(String address) {
    byte[] name = known.get(address);
    if (name != null) {
      return name;
    }
    byte[] itself = address.getBytes(StandardCharsets.UTF_8);
    if (lookUp) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(address, itself);
      Thread.ofVirtual().name("look-up " + address).start(() -> resolve(address));
    }
    return itself;
  }

  /** The name of an address, now; {@code earlier} where it was not looked up. */
  byte[] current(String address, byte[] earlier) {
    return lookUp ? known.getOrDefault(address, earlier) : earlier;
  }

  private void resolve(String address) {
    try {
      String name = InetAddress.getByName(address).getCanonicalHostName();
      if (!name.equals(address)) {
        int dot = name.indexOf('.');
        String shown = fullNames || dot <= 0 ? name : name.substring(0, dot);
        known.put(
            address,
            (lowerCase ? shown.toLowerCase(Locale.ROOT) : shown).getBytes(StandardCharsets.UTF_8));
      }
    } catch (UnknownHostException e) {
      // The address goes on standing for itself.
      known.putIfAbsent(address, address.getBytes(StandardCharsets.UTF_8));
    }
  }
}
