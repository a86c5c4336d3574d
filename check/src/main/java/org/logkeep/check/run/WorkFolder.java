package org.logkeep.check.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder for what does not fit into memory; made when the first such thing turns up, only its
 * owner may look.
 */
final class WorkFolder {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Path path;
  private boolean made;

  /** Picks a name below the first folder that exists: the one configured, then {@code /var/tmp}. */
  WorkFolder(Path parent, long seed) {
    Path base =
        Files.isDirectory(parent) && Files.isWritable(parent) ? parent : Path.of("/var/tmp");
    StringBuilder name = new StringBuilder("logcheck.");
    long rest = seed;
    for (int i = 0; i < 6; i++) {
      name.append(LETTERS.charAt((int) Long.remainderUnsigned(rest, LETTERS.length())));
      rest = Long.divideUnsigned(rest, LETTERS.length());
    }
    path = base.resolve(name.toString());
  }

  /** Where it is or would be. */
  Path path() {
    return path;
  }

  /** The folder, made if need be. */
  Path make() {
    if (!made) {
      Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rwx------");
      try {
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(mode));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      made = true;
    }
    return path;
  }

  /** Removes it with everything inside. */
  void remove() {
    if (!made) {
      return;
    }
    try (Stream<Path> inside = Files.list(path)) {
      for (Path file : inside.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(path);
    } catch (IOException leftForTheNextCleaning) {
      return;
    }
  }
}
