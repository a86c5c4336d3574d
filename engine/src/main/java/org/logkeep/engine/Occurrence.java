package org.logkeep.engine;

/**
 * Something that happens to the engine and that its journal may tell of. In which words, and
 * whether at all, is for the {@link Wording} to say: each program whose place the daemon takes has
 * its own.
 */
public sealed interface Occurrence {
  /** A configuration begins to hold, at the start or after a reload. */
  record PlanBegins() implements Occurrence {}

  /**
   * A socket is open and receives.
   *
   * @param local whether it is one of this machine, rather than of the network
   * @param place its path, or its address and port
   */
  record SocketOpened(boolean local, String place) implements Occurrence {}

  /** A socket that was open is closed. */
  record SocketCloses(boolean local, String place) implements Occurrence {}

  /**
   * A socket cannot be opened now; it is tried again.
   *
   * @param place its address and port
   * @param reason the system's message
   */
  record SocketRefused(String place, String reason) implements Occurrence {}

  /**
   * A file cannot be opened, written or synced.
   *
   * @param destination the id of the destination
   * @param attempt what was tried
   * @param path the file
   * @param reason the system's message
   * @param waiting records that wait for it; none if it is left alone until the next reopen
   */
  record FileTrouble(String destination, Attempt attempt, String path, String reason, long waiting)
      implements Occurrence {}

  /** What was tried with a file. */
  enum Attempt {
    OPEN,
    WRITE,
    SYNC
  }

  /** A file takes records again after trouble. */
  record FileRecovered(String destination, String path) implements Occurrence {}

  /**
   * The kernel's messages cannot be read.
   *
   * @param place the device, or why it was not tried
   * @param reason the system's message
   */
  record KernelUnread(String place, String reason) implements Occurrence {}
}
