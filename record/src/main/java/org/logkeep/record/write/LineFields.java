package org.logkeep.record.write;

import java.nio.charset.StandardCharsets;

/**
 * The fields of one line to be written; an empty one is left out or becomes {@code -}.
 *
 * @param priority facility times eight plus severity
 * @param micros the stamp, microseconds since the epoch
 * @param zone the zone it is written in, seconds east of Greenwich
 * @param host where the record was made
 * @param program its program
 * @param pid its process id
 * @param msgid the type of the message (RFC 5424 only)
 * @param structuredData elements as they are to be written (RFC 5424 only)
 * @param message its text
 */
public record LineFields(
    int priority,
    long micros,
    int zone,
    byte[] host,
    byte[] program,
    byte[] pid,
    byte[] msgid,
    byte[] structuredData,
    byte[] message) {

  /** Fields given as text. */
  public static LineFields of(
      int priority,
      long micros,
      int zone,
      String host,
      String program,
      String pid,
      String msgid,
      String structuredData,
      String message) {
    return new LineFields(
        priority,
        micros,
        zone,
        host.getBytes(StandardCharsets.UTF_8),
        program.getBytes(StandardCharsets.UTF_8),
        pid.getBytes(StandardCharsets.UTF_8),
        msgid.getBytes(StandardCharsets.UTF_8),
        structuredData.getBytes(StandardCharsets.UTF_8),
        message.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof LineFields that
        && priority == that.priority
        && micros == that.micros
        && zone == that.zone
        && java.util.Arrays.deepEquals(texts(), that.texts());
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(priority, micros, zone, java.util.Arrays.deepHashCode(texts()));
  }

  private byte[][] texts() {
    return new byte[][] {host, program, pid, msgid, structuredData, message};
  }
}
