package org.logkeep.cli.logger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file, which is rotated to {@code .0}, {@code .1} and so on before it grows too large. */
final class FileTarget implements LoggerTarget {
  private final Path path;
  private final long size;
  private final int count;

  FileTarget(Path path, long size, int count) {
    this.path = path;
    this.size = size;
    this.count = count;
  }

  @Override
  public void send(LoggerMessage message) throws IOException {
    if (size > 0 && Files.isRegularFile(path) && Files.size(path) > size) {
      rotate();
    }
    Files.write(path, message.shown(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void rotate() throws IOException {
    for (int number = count - 1; number > 0; number--) {
      Path older = numbered(number - 1);
      if (Files.exists(older)) {
        Files.move(older, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (count > 0) {
      Files.move(path, numbered(0), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public void close() {}
}
