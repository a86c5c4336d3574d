package org.logkeep.linux;

/**
 * Integer options of sockets: socket(7), ip(7), ipv6(7), tcp(7). Where IPv4 and IPv6 have different
 * numbers for one thing, one constant stands for both.
 */
public enum SocketOption {
  /** Bind although old connections linger. */
  REUSE_ADDRESS(Level.SOCKET, 2),
  /** Several sockets share one port; the kernel spreads datagrams and connections over them. */
  REUSE_PORT(Level.SOCKET, 15),
  /** Allow sending to broadcast addresses. */
  BROADCAST(Level.SOCKET, 6),
  /** Send buffer, bytes; the kernel doubles it and limits it to {@code net.core.wmem_max}. */
  SEND_BUFFER(Level.SOCKET, 7),
  /** Receive buffer, bytes; the kernel doubles it and limits it to {@code net.core.rmem_max}. */
  RECEIVE_BUFFER(Level.SOCKET, 8),
  /** Send buffer beyond the limit, needs {@code CAP_NET_ADMIN}. */
  SEND_BUFFER_FORCE(Level.SOCKET, 32),
  /** Receive buffer beyond the limit, needs {@code CAP_NET_ADMIN}. */
  RECEIVE_BUFFER_FORCE(Level.SOCKET, 33),
  /** Probe idle connections. */
  KEEP_ALIVE(Level.SOCKET, 9),
  /** Receive the sender's process, user and group, attested by the kernel; unix(7). */
  PASS_CREDENTIALS(Level.SOCKET, 16),
  /** Receive the count of datagrams that the kernel dropped on this socket. */
  DROP_COUNTER(Level.SOCKET, 40),
  /** Type of the socket; only to be asked. */
  TYPE(Level.SOCKET, 3),
  /** Whether it listens; only to be asked. */
  ACCEPTS(Level.SOCKET, 30),
  /** Pending error, cleared by asking. */
  ERROR(Level.SOCKET, 4),
  /** Bind to an address that no interface has yet. */
  FREE_BIND(Level.IP, 15, Level.IPV6, 78),
  /** Hops that packets live. */
  TTL(Level.IP, 2, Level.IPV6, 16),
  /** Hops that multicast packets live. */
  MULTICAST_TTL(Level.IP, 33, Level.IPV6, 18),
  /** Whether own multicast packets come back. */
  MULTICAST_LOOP(Level.IP, 34, Level.IPV6, 19),
  /** Type of service, or traffic class. */
  TOS(Level.IP, 1, Level.IPV6, 67),
  /** No IPv4 on this IPv6 socket. */
  IPV6_ONLY(Level.IPV6, 26),
  /** Send at once, without waiting for more. */
  NO_DELAY(Level.TCP, 1),
  /** Idle seconds before the first probe. */
  KEEP_ALIVE_IDLE(Level.TCP, 4),
  /** Seconds between probes. */
  KEEP_ALIVE_INTERVAL(Level.TCP, 5),
  /** Unanswered probes before the connection is given up. */
  KEEP_ALIVE_COUNT(Level.TCP, 6),
  /** Milliseconds that sent data may stay unacknowledged. */
  USER_TIMEOUT(Level.TCP, 18);

  /** Protocol levels. */
  private static final class Level {
    static final int IP = 0;
    static final int SOCKET = 1;
    static final int TCP = 6;
    static final int IPV6 = 41;
  }

  private final int level;
  private final int name;
  private final int level6;
  private final int name6;

  SocketOption(int level, int name) {
    this(level, name, level, name);
  }

  SocketOption(int level, int name, int level6, int name6) {
    this.level = level;
    this.name = name;
    this.level6 = level6;
    this.name6 = name6;
  }

  int level(int family) {
    return family == AddressCodec.AF_INET6 ? level6 : level;
  }

  int name(int family) {
    return family == AddressCodec.AF_INET6 ? name6 : name;
  }
}
