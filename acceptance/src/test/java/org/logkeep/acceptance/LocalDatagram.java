package org.logkeep.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A datagram to a local socket: Java has none of its own. */
public final class LocalDatagram {
  private static final String SENDER =
      """
      import socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.connect(sys.argv[1]); s.send(sys.stdin.buffer.read())
      """;

  private LocalDatagram() {}

  /** Sends these characters, U+0000 to U+00FF, as bytes. */
  public static void send(Path socket, String text) throws IOException, InterruptedException {
    Process sender =
        new ProcessBuilder("python3", "-c", SENDER, socket.toString())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = sender.getOutputStream()) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (sender.waitFor() != 0) {
      throw new AssertionError("the sender failed with code " + sender.exitValue());
    }
  }
}
