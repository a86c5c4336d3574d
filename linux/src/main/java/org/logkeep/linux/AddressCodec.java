package org.logkeep.linux;

import java.lang.foreign.MemorySegment;

/**
 * Addresses as the kernel writes them.
 *
 * <pre>
 *   sockaddr_in   0 family(16, native) 2 port(16, network) 4 address(32, network)                              16 bytes
 *   sockaddr_in6  0 family             2 port              4 flowinfo  8 address(128)  24 scope(32, native)    28 bytes
 *   sockaddr_un   0 family             2 path: up to 108 bytes; abstract names begin with NUL
 * </pre>
 */
final class AddressCodec {

  /** Room for every address we know, rounded up. */
  static final int SIZE = 128;

  static final int AF_UNIX = 1;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;

  private static final int UNIX_PATH = 108;

  private AddressCodec() {}

  static int family(Address address) {
    if (address instanceof Address.Inet) {
      return address instanceof Address.Inet4 ? AF_INET : AF_INET6;
    }
    return address instanceof Address.Unknown(int family) ? family : AF_UNIX;
  }

  /** Writes an address; returns its size, or a negative error number if it cannot be said. */
  static int write(Address address, MemorySegment out) {
    out.asSlice(0, SIZE).fill((byte) 0);
    out.set(Native.SHORT, 0, (short) family(address));
    return switch (address) {
      case Address.Inet4 four -> {
        port(out, four.port());
        MemorySegment.copy(bytes(four.address()), 0, out, Native.BYTE, 4, 4);
        yield 16;
      }
      case Address.Inet6 six -> {
        port(out, six.port());
        MemorySegment.copy(bytes(six.high(), six.low()), 0, out, Native.BYTE, 8, 16);
        out.set(Native.INT, 24, six.scope());
        yield 28;
      }
      case Address.UnixPath unix -> {
        byte[] path = PathText.encode(unix.path());
        if (path.length >= UNIX_PATH || path.length == 0) {
          yield path.length == 0 ? -Errno.EINVAL : -Errno.ENAMETOOLONG;
        }
        MemorySegment.copy(path, 0, out, Native.BYTE, 2, path.length);
        yield 2 + path.length + 1;
      }
      case Address.UnixAbstract unix -> {
        byte[] name = PathText.encode(unix.name());
        if (name.length >= UNIX_PATH) {
          yield -Errno.ENAMETOOLONG;
        }
        MemorySegment.copy(name, 0, out, Native.BYTE, 3, name.length);
        yield 3 + name.length;
      }
      case Address.UnixUnnamed unnamed -> 2;
      case Address.Unknown unknown -> -Errno.EAFNOSUPPORT;
    };
  }

  /**
   * Reads an address of the kernel's. IPv4 addresses in IPv6's clothes are undressed, so that a
   * peer looks the same on a dual-stack socket as on an IPv4 one.
   *
   * @param size as the kernel gave it: may be 0, or more than the structure
   */
  static Address read(MemorySegment in, int size) {
    if (size < 2) {
      return new Address.UnixUnnamed();
    }
    int family = in.get(Native.SHORT, 0) & 0xFFFF;
    int port = (in.get(Native.BYTE, 2) & 0xFF) << 8 | (in.get(Native.BYTE, 3) & 0xFF);
    return switch (family) {
      case AF_INET ->
          size < 16
              ? new Address.Unknown(family)
              : new Address.Inet4(big32(array(in, 4, 4), 0), port);
      case AF_INET6 -> size < 28 ? new Address.Unknown(family) : inet6(in, port);
      case AF_UNIX -> unix(in, Math.min(size, 2 + UNIX_PATH));
      default -> new Address.Unknown(family);
    };
  }

  private static Address inet6(MemorySegment in, int port) {
    byte[] bytes = array(in, 8, 16);
    Address.Inet6 six =
        new Address.Inet6(big64(bytes, 0), big64(bytes, 8), port, in.get(Native.INT, 24));
    return six.isMapped() ? new Address.Inet4((int) six.low(), port) : six;
  }

  private static Address unix(MemorySegment in, int size) {
    if (size == 2) {
      return new Address.UnixUnnamed();
    }
    byte[] path = array(in, 2, size - 2);
    if (path[0] == 0) {
      return new Address.UnixAbstract(PathText.decode(path, 1, path.length - 1));
    }
    int end = 0;
    while (end < path.length && path[end] != 0) {
      end++;
    }
    return new Address.UnixPath(PathText.decode(path, 0, end));
  }

  private static void port(MemorySegment out, int port) {
    out.set(Native.BYTE, 2, (byte) (port >>> 8));
    out.set(Native.BYTE, 3, (byte) port);
  }

  private static byte[] array(MemorySegment in, long at, long size) {
    return in.asSlice(at, size).toArray(Native.BYTE);
  }

  static int big32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  static long big64(byte[] bytes, int at) {
    return (long) big32(bytes, at) << 32 | (big32(bytes, at + 4) & 0xFFFFFFFFL);
  }

  static byte[] bytes(int value) {
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  static byte[] bytes(long high, long low) {
    byte[] bytes = new byte[16];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (high >>> (56 - 8 * i));
      bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
    }
    return bytes;
  }
}
