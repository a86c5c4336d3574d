package org.logkeep.linux;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signals to the process, handed to an event loop. They are collected as a set, as the kernel does,
 * and wake the loop through an {@link EventFd}.
 *
 * <p>This uses {@code sun.misc.Signal}. A signalfd(2) would need the signals blocked in every
 * thread of the JVM, those for collection and compilation too, which only the parent process could
 * arrange; and the JDK's own handler costs nothing until a signal comes. {@code SIGQUIT} is the
 * JVM's thread dump unless it runs with {@code -Xrs}.
 */
public final class Signals {

  /** What can be caught. */
  public enum Kind {
    /** Read the configuration again. */
    HUP,
    /** Stop, from the terminal. */
    INT,
    /** Stop. */
    TERM,
    /** First signal of the daemon's own choice. */
    USR1,
    /** Second signal of the daemon's own choice. */
    USR2,
    /** Alarm. */
    ALRM,
    /** Stop; only where the JVM leaves it to us. */
    QUIT
  }

  private static final int SIGHUP = 1;

  private final Sys sys;
  private final EventFd wakeUp;
  private final Set<Kind> pending = ConcurrentHashMap.newKeySet();

  /**
   * Makes a collector that catches nothing yet.
   *
   * @param wakeUp woken after each caught signal
   */
  public Signals(Sys sys, EventFd wakeUp) {
    this.sys = sys;
    this.wakeUp = wakeUp;
  }

  /**
   * Catches a signal from now on; {@code SIGHUP} even if the process was started by nohup(1), since
   * to a daemon it means something else than the end of a session.
   *
   * @return whether that was possible; the JVM keeps {@code SIGQUIT} for itself unless started with
   *     {@code -Xrs}
   */
  public boolean capture(Kind kind) {
    if (kind == Kind.HUP) {
      sys.process().heed(SIGHUP);
    }
    return JdkSignals.handle(
        kind.name(),
        () -> {
          pending.add(kind);
          wakeUp.wake();
        });
  }

  /** Signals that came since the last call. */
  public Set<Kind> take() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (pending.remove(kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
