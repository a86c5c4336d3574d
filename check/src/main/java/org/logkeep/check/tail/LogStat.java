package org.logkeep.check.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * What a reading position needs to know of a file, links followed.
 *
 * @param inode inode number
 * @param size bytes
 * @param modifiedMillis last change of the content, milliseconds since the epoch
 * @param regular true for a plain file
 */
record LogStat(long inode, long size, long modifiedMillis, boolean regular) {

  /** Asks the file system. */
  static LogStat of(Path file) throws IOException {
    BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
    Object inode = Objects.requireNonNull(Files.getAttribute(file, "unix:ino"));
    return new LogStat(
        (Long) inode, facts.size(), facts.lastModifiedTime().toMillis(), facts.isRegularFile());
  }
}
