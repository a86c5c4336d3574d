package org.logkeep.check.lines;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bytes that are written once and read several times: in memory while they are few, else in the
 * working folder.
 */
public final class SpillBuffer extends OutputStream {
  private final int budget;
  private final Supplier<Path> place;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(8192);
  private Optional<Path> file = Optional.empty();
  private Optional<OutputStream> disk = Optional.empty();
  private long size;

  /**
   * An empty buffer.
   *
   * @param budget bytes of memory
   * @param place asked for a file when memory does not suffice
   */
  public SpillBuffer(int budget, Supplier<Path> place) {
    this.budget = budget;
    this.place = place;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    memory.write(bytes, offset, length);
    size += length;
    if (memory.size() >= budget) {
      flushToDisk();
    }
  }

  /** Bytes written so far. */
  public long size() {
    return size;
  }

  /** Reads everything from the start. */
  public InputStream open() throws IOException {
    if (disk.isEmpty()) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    flushToDisk();
    disk.get().flush();
    return Files.newInputStream(file.orElseThrow());
  }

  /** Copies everything to a stream. */
  public void copyTo(OutputStream out) throws IOException {
    if (disk.isEmpty()) {
      memory.writeTo(out);
      return;
    }
    try (InputStream in = open()) {
      in.transferTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    if (disk.isPresent()) {
      disk.get().close();
      Files.deleteIfExists(file.orElseThrow());
    }
  }

  private void flushToDisk() throws IOException {
    if (disk.isEmpty()) {
      Path path = place.get();
      file = Optional.of(path);
      disk = Optional.of(Files.newOutputStream(path));
    }
    memory.writeTo(disk.get());
    memory.reset();
  }
}
