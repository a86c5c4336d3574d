package org.logkeep.cli.loggen;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Carries messages to the logger under test. One thread uses it. */
interface Wire extends AutoCloseable {
  /**
   * Sends what the buffer holds: one datagram, or a piece of a stream. Waits for a busy receiver.
   *
   * @throws IOException if the receiver is gone
   */
  void send(ByteBuffer message) throws IOException;

  @Override
  void close() throws IOException;
}
