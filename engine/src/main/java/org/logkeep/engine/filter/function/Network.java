package org.logkeep.engine.filter.function;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** An IPv4 or IPv6 network: an address and the bits of it that count. */
final class Network {
  private final byte[] address;
  private final byte[] mask;

  private Network(byte[] address, byte[] mask) {
    this.address = address;
    this.mask = mask;
  }

  /** Reads {@code ADDRESS}, {@code ADDRESS/LENGTH} or, of IPv4, {@code ADDRESS/MASK}. */
  static Optional<Network> of(String text, boolean six) {
    int slash = text.indexOf('/');
    Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash), six);
    Optional<byte[]> mask =
        slash < 0 ? Optional.of(ones(six ? 128 : 32, six)) : mask(text.substring(slash + 1), six);
    return address.flatMap(a -> mask.map(m -> new Network(a, m)));
  }

  private static Optional<byte[]> address(String text, boolean six) {
    AddressReader reader = new AddressReader();
    int length = reader.read(text.getBytes(StandardCharsets.UTF_8));
    return length == (six ? 16 : 4)
        ? Optional.of(Arrays.copyOf(reader.address(), length))
        : Optional.empty();
  }

  private static Optional<byte[]> mask(String text, boolean six) {
    if (!six && text.indexOf('.') >= 0) {
      return address(text, false);
    }
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > (six ? 128 : 32)) {
      return Optional.empty();
    }
    return Optional.of(ones(Integer.parseInt(text), six));
  }

  private static byte[] ones(int bits, boolean six) {
    byte[] mask = new byte[six ? 16 : 4];
    for (int i = 0; i < bits; i++) {
      mask[i >> 3] |= (byte) (0x80 >> (i & 7));
    }
    return mask;
  }

  /** Whether an address, of the network's own length, lies in it. */
  boolean contains(byte[] other) {
    for (int i = 0; i < mask.length; i++) {
      if (((other[i] ^ address[i]) & mask[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
