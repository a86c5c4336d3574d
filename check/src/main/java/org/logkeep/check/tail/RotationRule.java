package org.logkeep.check.tail;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One habit of naming a rotated log. logtail2 asks its detectors in a fixed order and the first
 * that names a file decides, even when that file turns out to be another one.
 */
enum RotationRule {
  /** savelog: {@code LOG.0}, when it is newer than {@code LOG.1.gz}. */
  SAVELOG {
    @Override
    Optional<Path> rotatedOf(Path log) throws IOException {
      Path uncompressed = sibling(log, ".0");
      Path compressed = sibling(log, ".1.gz");
      if (!Files.exists(uncompressed) || !Files.exists(compressed)) {
        return Optional.empty();
      }
      boolean newer =
          Files.getLastModifiedTime(uncompressed).compareTo(Files.getLastModifiedTime(compressed))
              > 0;
      return newer ? Optional.of(uncompressed) : Optional.empty();
    }
  },
  /** logrotate: {@code LOG.1}. */
  NUMBERED {
    @Override
    Optional<Path> rotatedOf(Path log) {
      return Optional.of(sibling(log, ".1")).filter(Files::exists);
    }
  },
  /** logrotate's dateext: the last {@code LOG-YYYYMMDD} by name. */
  DATED {
    @Override
    Optional<Path> rotatedOf(Path log) throws IOException {
      String prefix = log.getFileName() + "-";
      Optional<Path> last = Optional.empty();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folderOf(log))) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          boolean dated = name.length() == prefix.length() + 8 && name.startsWith(prefix);
          if (dated
              && name.chars().skip(prefix.length()).allMatch(c -> c >= '0' && c <= '9')
              && last.filter(p -> p.getFileName().toString().compareTo(name) > 0).isEmpty()) {
            last = Optional.of(sibling(log, name.substring(prefix.length() - 1)));
          }
        }
      }
      return last;
    }
  };

  /** logtail2's order. */
  static final List<RotationRule> IN_ORDER = List.of(SAVELOG, NUMBERED, DATED);

  /** The file that this habit names for a log, if there is one. */
  abstract Optional<Path> rotatedOf(Path log) throws IOException;

  /** The path of a log with a suffix. */
  static Path sibling(Path log, String suffix) {
    return DiskPath.beside(log, suffix);
  }

  /** The folder a log lives in. */
  static Path folderOf(Path log) {
    Path parent = log.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
