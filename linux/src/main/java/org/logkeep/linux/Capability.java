package org.logkeep.linux;

import java.util.Set;

/** Capabilities that a logger may need, capabilities(7). */
public enum Capability {
  /** Give files away. */
  CHOWN(0),
  /** Write despite permissions. */
  DAC_OVERRIDE(1),
  /** Read despite permissions. */
  DAC_READ_SEARCH(2),
  /** Change the mode of others' files. */
  FOWNER(3),
  /** Ports below 1024. */
  NET_BIND_SERVICE(10),
  /** Buffers beyond the limit. */
  NET_ADMIN(12),
  /** Descriptors beyond the limit. */
  SYS_RESOURCE(24),
  /** Terminals. */
  SYS_TTY_CONFIG(26),
  /** The kernel's log. */
  SYSLOG(34);

  private final int number;

  Capability(int number) {
    this.number = number;
  }

  static long mask(Set<Capability> capabilities) {
    long mask = 0;
    for (Capability capability : capabilities) {
      mask |= 1L << capability.number;
    }
    return mask;
  }
}
