package org.logkeep.check.lines;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sorted run of records in the working folder. */
record RunFile(Path file) {
  private static final int BUFFER = 256 << 10;

  static RunFile write(Path file, RecordArena arena) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      arena.writeTo(out);
    }
    return new RunFile(file);
  }

  RecordCursor open(int words) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new RecordCursor() {
      private int next;
      private int filled;

      @Override
      boolean advance() throws IOException {
        if (bytes.length == 0) {
          bytes = new byte[BUFFER];
        }
        if (!holds(RecordArena.HEADER)) {
          return false;
        }
        int length = RecordArena.length(bytes, next, words);
        if (!holds(length)) {
          throw new EOFException(file + " ends within a line");
        }
        offset = next;
        next += length;
        return true;
      }

      // Reads on until so many bytes from next on are there; false where the file ends.
      private boolean holds(int length) throws IOException {
        if (filled - next >= length) {
          return true;
        }
        byte[] room = length > bytes.length ? new byte[Math.max(length, bytes.length * 2)] : bytes;
        System.arraycopy(bytes, next, room, 0, filled - next);
        bytes = room;
        filled -= next;
        next = 0;
        filled += in.readNBytes(bytes, filled, bytes.length - filled);
        return filled >= length;
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
