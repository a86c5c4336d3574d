package org.logkeep.check.lines;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sorted run of records in the working folder. */
record RunFile(Path file) {
  private static final int BUFFER = 256 << 10;

  static RunFile write(Path file, RecordArena arena) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      for (int i = 0; i < arena.count(); i++) {
        byte[] chunk = arena.chunk(i);
        int offset = arena.offset(i);
        out.write(chunk, offset, arena.recordLength(i));
      }
    }
    return new RunFile(file);
  }

  RecordCursor open(int words) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    return new RecordCursor() {
      @Override
      boolean advance() throws IOException {
        if (bytes.length == 0) {
          bytes = new byte[4096];
        }
        if (in.readNBytes(bytes, 0, 4) < 4) {
          return false;
        }
        int length = RecordArena.length(bytes, 0, words);
        if (length > bytes.length) {
          byte[] larger = new byte[Math.max(length, bytes.length * 2)];
          System.arraycopy(bytes, 0, larger, 0, 4);
          bytes = larger;
        }
        in.readFully(bytes, 4, length - 4);
        return true;
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
