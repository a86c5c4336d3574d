package org.logkeep.engine.destination;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What several destinations use in common, by a key: made for the first one and given up by the
 * last. Confined to the loop's thread.
 *
 * @param <K> what tells them apart
 * @param <V> what is used
 */
final class Leases<K, V> {
  private record Lease<V>(V value, int users) {}

  private final Map<K, Lease<V>> byKey = new HashMap<>();

  /** What has this key, made if nobody uses it yet; {@link #release} must follow. */
  V acquire(K key, Supplier<V> maker) {
    Lease<V> lease = byKey.get(key);
    V value = lease == null ? maker.get() : lease.value();
    byKey.put(key, new Lease<>(value, lease == null ? 1 : lease.users() + 1));
    return value;
  }

  /** One user less; true if it was the last one. */
  boolean release(K key) {
    Lease<V> lease = byKey.remove(key);
    if (lease == null || lease.users() == 1) {
      return true;
    }
    byKey.put(key, new Lease<>(lease.value(), lease.users() - 1));
    return false;
  }

  /** All that are in use. */
  Collection<V> values() {
    return byKey.values().stream().map(Lease::value).toList();
  }
}
