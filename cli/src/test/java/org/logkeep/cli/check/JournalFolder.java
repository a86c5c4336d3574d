package org.logkeep.cli.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder of real journal files, which systemd-journal-remote writes. */
final class JournalFolder {
  private static final String WRITER = "/usr/lib/systemd/systemd-journal-remote";

  private final Path folder;
  private long monotonic = 1_000_000;

  JournalFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path path() {
    return folder;
  }

  /** A text as the bytes of a message. */
  static byte[] text(String message) {
    return message.getBytes(StandardCharsets.UTF_8);
  }

  /** Adds entries of the program {@code app}, a millisecond apart, to a file of the folder. */
  void add(String file, Instant first, List<byte[]> messages) throws Exception {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    long micros = TimeUnit.SECONDS.toMicros(first.getEpochSecond()) + first.getNano() / 1_000;
    for (byte[] message : messages) {
      micros += 1_000;
      monotonic += 1_000;
      field(entries, "__REALTIME_TIMESTAMP", Long.toString(micros));
      field(entries, "__MONOTONIC_TIMESTAMP", Long.toString(monotonic));
      field(entries, "_BOOT_ID", "0123456789abcdef0123456789abcdef");
      field(entries, "_HOSTNAME", "box");
      field(entries, "SYSLOG_IDENTIFIER", "app");
      field(entries, "PRIORITY", "6");
      entries.writeBytes(text("MESSAGE\n"));
      entries.writeBytes(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(message.length).array());
      entries.writeBytes(message);
      entries.writeBytes(text("\n\n"));
    }
    Process writer =
        new ProcessBuilder(WRITER, "-o", folder.resolve(file).toString(), "-")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling("writer").toFile())
            .start();
    try (OutputStream in = writer.getOutputStream()) {
      entries.writeTo(in);
    }
    if (writer.waitFor() != 0) {
      throw new IOException(Files.readString(folder.resolveSibling("writer")));
    }
  }

  private static void field(ByteArrayOutputStream entries, String name, String value) {
    entries.writeBytes(text(name + "=" + value + "\n"));
  }
}
