package org.logkeep.cli.logger;

import java.io.IOException;
import java.time.Duration;
import org.logkeep.linux.Sys;

/** The socket of the local logger. */
final class LocalSocketTarget implements LoggerTarget {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalSocket socket;
  private final boolean classic;

  LocalSocketTarget(Sys sys, String path, boolean classic) throws IOException {
    this.socket = new LocalSocket(sys, path, PATIENCE);
    this.classic = classic;
  }

  @Override
  public void send(LoggerMessage message) throws IOException {
    byte[] bytes = classic ? message.local() : message.modern();
    socket.send(bytes, 0, bytes.length);
  }

  @Override
  public void close() {
    socket.close();
  }
}
