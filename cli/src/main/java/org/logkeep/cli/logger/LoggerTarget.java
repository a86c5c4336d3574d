package org.logkeep.cli.logger;

import java.io.IOException;

/** Takes messages away. */
interface LoggerTarget extends AutoCloseable {
  /**
   * Takes one.
   *
   * @throws IOException if that cannot be done
   */
  void send(LoggerMessage message) throws IOException;

  @Override
  void close() throws IOException;
}
