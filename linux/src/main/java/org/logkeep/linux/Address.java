package org.logkeep.linux;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a socket is bound or connected to. Its text is what messages say of it: {@code
 * 192.0.2.1:514}, {@code [2001:db8::1]:514}, {@code /run/log}, {@code @name}.
 */
public sealed interface Address {

  /** An address of the Internet, either version. */
  sealed interface Inet extends Address {

    /** Port, 0 for any. */
    int port();

    /** The address in numbers, without brackets: {@code 192.0.2.1}, {@code 2001:db8::1}. */
    String host();
  }

  /**
   * IPv4, ip(7).
   *
   * @param address the four bytes, most significant first; 0 is any address
   * @param port port
   */
  record Inet4(int address, int port) implements Inet {
    @Override
    public String host() {
      return (address >>> 24)
          + "."
          + ((address >>> 16) & 255)
          + "."
          + ((address >>> 8) & 255)
          + "."
          + (address & 255);
    }

    @Override
    public String toString() {
      return host() + ":" + port;
    }
  }

  /**
   * IPv6, ipv6(7).
   *
   * @param high first eight bytes
   * @param low last eight bytes
   * @param port port
   * @param scope interface index for link-local addresses, otherwise 0
   */
  record Inet6(long high, long low, int port, int scope) implements Inet {
    @Override
    public String host() {
      return Inet6Text.format(high, low);
    }

    @Override
    public String toString() {
      return "[" + host() + "]:" + port;
    }

    /** Whether this is an IPv4 address in IPv6's clothes, {@code ::ffff:a.b.c.d}. */
    public boolean isMapped() {
      return high == 0 && low >>> 32 == 0xFFFF;
    }
  }

  /**
   * A unix socket with a place in the file system, unix(7).
   *
   * @param path at most 107 bytes
   */
  record UnixPath(String path) implements Address {
    @Override
    public String toString() {
      return path;
    }
  }

  /**
   * A unix socket in the abstract name space, unix(7).
   *
   * @param name at most 107 bytes; its bytes as {@link PathText} reads them
   */
  record UnixAbstract(String name) implements Address {
    @Override
    public String toString() {
      return "@" + name;
    }
  }

  /** A unix socket that was never bound: the usual sender of datagrams. */
  record UnixUnnamed() implements Address {
    @Override
    public String toString() {
      return "a unix socket";
    }
  }

  /** A family that we do not know, or bytes that are no address. */
  record Unknown(int family) implements Address {
    @Override
    public String toString() {
      return "family " + family;
    }
  }

  /**
   * The address of a numeric host. Names are not looked up.
   *
   * @param host IPv4 or IPv6 in numbers, the latter without brackets
   * @throws IllegalArgumentException if it is no numeric address
   */
  static Inet inet(String host, int port) {
    if (!host.contains(":") && !host.matches("([0-9]{1,3}[.]){3}[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "not a numeric address: " + host); // the JDK would take 1.2.3 for 1.2.0.3
    }
    try {
      InetAddress parsed = InetAddress.ofLiteral(host);
      return inet(parsed, port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a numeric address: " + host, e);
    }
  }

  /** The address of a host that the JDK looked up. */
  static Inet inet(InetAddress host, int port) {
    byte[] bytes = host.getAddress();
    if (bytes.length == 4) {
      return new Inet4(AddressCodec.big32(bytes, 0), port);
    }
    int scope = host instanceof Inet6Address six ? six.getScopeId() : 0;
    return new Inet6(AddressCodec.big64(bytes, 0), AddressCodec.big64(bytes, 8), port, scope);
  }

  /** For the JDK's resolver: the same address. */
  static InetAddress toJdk(Inet address) {
    byte[] bytes =
        switch (address) {
          case Inet4 four -> AddressCodec.bytes(four.address());
          case Inet6 six -> AddressCodec.bytes(six.high(), six.low());
        };
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 bytes are addresses", e);
    }
  }

  /**
   * A unix address as it is usually written: a path, or {@code @name} for the abstract name space.
   *
   * @param text path or name
   */
  static Address unix(String text) {
    return text.startsWith("@") ? new UnixAbstract(text.substring(1)) : new UnixPath(text);
  }
}
