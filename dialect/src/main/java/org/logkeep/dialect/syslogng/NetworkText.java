package org.logkeep.dialect.syslogng;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code netmask()} or {@code netmask6()} is given. syslog-ng starts with any text there; what
 * it makes of one that is no network was observed with version 3.38.
 *
 * @param address what stands before the slash
 * @param mask what stands behind it, if there is one
 * @param six whether it has to be an IPv6 network
 */
record NetworkText(String address, Optional<String> mask, boolean six) {
  private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*([-+]?[0-9]{1,18}).*");

  static NetworkText of(String text, boolean six) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new NetworkText(text, Optional.empty(), six)
        : new NetworkText(text.substring(0, slash), Optional.of(text.substring(slash + 1)), six);
  }

  boolean hasSoundAddress() {
    try {
      return six
          ? Inet6Address.ofLiteral(address).getAddress().length > 0
          : Inet4Address.ofPosixLiteral(address).getAddress().length > 0;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  boolean hasSoundMask() {
    return mask.isEmpty()
        || (!six && posix(mask.get()).isPresent() && mask.get().indexOf('.') >= 0)
        || (mask.get().matches("[0-9]{1,3}") && length() >= least() && length() <= most());
  }

  /** With netmask6() a length of nothing holds for nothing, not for everything. */
  private int least() {
    return six ? 1 : 0;
  }

  private int most() {
    return six ? 128 : 32;
  }

  private long length() {
    Matcher number = LEADING_NUMBER.matcher(mask.orElse(""));
    return number.matches() ? Long.parseLong(number.group(1)) : 0;
  }

  /**
   * The length that an unsound mask counts as; nothing if such a network has no addresses. Of a
   * mask that begins with a number, that is the length; the last five bits of it if it is too large
   * or negative. What is no number is 0.
   */
  Optional<Integer> countedLength() {
    boolean dotted = mask.filter(text -> text.indexOf('.') >= 0).isPresent();
    long length = dotted ? 0 : length();
    boolean within = length >= least() && length <= most();
    if (six) {
      return within ? Optional.of((int) length) : Optional.empty();
    }
    return Optional.of(within ? (int) length : (int) Math.floorMod(length, 32L));
  }

  /** The network, in the form of the engine; of a sound address and mask. */
  String canonical() {
    return canonicalAddress() + mask.map(text -> "/" + posix(text).orElse(text)).orElse("");
  }

  /** The network of this address and of a length. */
  String ofLength(int length) {
    return canonicalAddress() + "/" + length;
  }

  private String canonicalAddress() {
    return six ? address : posix(address).orElse(address);
  }

  /** An IPv4 address of four parts, of one that may have fewer, as inet_aton(3) reads it. */
  private static Optional<String> posix(String text) {
    try {
      return text.indexOf('.') < 0
          ? Optional.empty()
          : Optional.of(Inet4Address.ofPosixLiteral(text).getHostAddress());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
