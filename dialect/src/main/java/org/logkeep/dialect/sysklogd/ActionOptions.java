package org.logkeep.dialect.sysklogd;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What stands behind an action.
 *
 * @param format the form of the lines, if one is named
 * @param rotateSize size in bytes above which the file is rotated
 * @param rotateCount how many packed files are kept
 * @param interfaceName the interface multicast is sent through
 * @param ttl how many hops multicast may go
 */
record ActionOptions(
    Optional<Format> format,
    OptionalLong rotateSize,
    OptionalInt rotateCount,
    Optional<String> interfaceName,
    OptionalInt ttl) {

  /** The forms of a line that can be asked for by name. */
  enum Format {
    RFC3164,
    RFC5424
  }

  static final ActionOptions NONE =
      new ActionOptions(
          Optional.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty());

  ActionOptions withFormat(Format value) {
    return new ActionOptions(Optional.of(value), rotateSize, rotateCount, interfaceName, ttl);
  }

  ActionOptions withRotation(OptionalLong size, OptionalInt count) {
    return new ActionOptions(
        format,
        size.isPresent() ? size : rotateSize,
        count.isPresent() ? count : rotateCount,
        interfaceName,
        ttl);
  }

  ActionOptions withInterface(String value) {
    return new ActionOptions(format, rotateSize, rotateCount, Optional.of(value), ttl);
  }

  ActionOptions withTtl(int value) {
    return new ActionOptions(format, rotateSize, rotateCount, interfaceName, OptionalInt.of(value));
  }
}
