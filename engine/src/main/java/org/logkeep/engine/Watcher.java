package org.logkeep.engine;

/** What is told when a descriptor is ready; called on the reactor's thread. */
@FunctionalInterface
public interface Watcher {
  /**
   * The descriptor is ready. Level triggered: called again while it stays so.
   *
   * @param events bits of {@link org.logkeep.linux.Epoll}
   */
  void ready(int events);
}
