package org.logkeep.engine;

import java.nio.charset.StandardCharsets;
import org.logkeep.engine.format.Self;

/**
 * Who this daemon is.
 *
 * @param hostName the short name of this host
 * @param fullHostName its name with its domain
 * @param processId the daemon's pid
 * @param started when it started, microseconds since the epoch
 * @param hostIdText eight hexadecimal digits that name this installation
 * @param runId how many times it was started with this state
 */
public record Identity(
    String hostName,
    String fullHostName,
    long processId,
    long started,
    String hostIdText,
    long runId) {

  byte[] host() {
    return hostName.getBytes(StandardCharsets.UTF_8);
  }

  byte[] pid() {
    return Long.toString(processId).getBytes(StandardCharsets.US_ASCII);
  }

  /** The same in the bytes that macros show. */
  Self self() {
    return new Self(
        host(),
        fullHostName.getBytes(StandardCharsets.UTF_8),
        pid(),
        started,
        hostIdText.getBytes(StandardCharsets.US_ASCII),
        runId);
  }
}
