package org.logkeep.cli.logger;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Another host, by TCP: lines, or frames with their length in front (RFC 6587). */
final class ConnectionTarget implements LoggerTarget {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final boolean classic;
  private final boolean counted;

  ConnectionTarget(LoggerArguments arguments, String host) throws IOException {
    classic = arguments.classic;
    counted = arguments.counted;
    socket.connect(
        new InetSocketAddress(NetworkTarget.find(host, arguments.family), arguments.port),
        PATIENCE_MILLIS);
    out = socket.getOutputStream();
  }

  @Override
  public void send(LoggerMessage message) throws IOException {
    byte[] bytes = classic ? message.classic() : message.modern();
    if (counted) {
      out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
    } else {
      out.write(bytes);
      out.write('\n');
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
