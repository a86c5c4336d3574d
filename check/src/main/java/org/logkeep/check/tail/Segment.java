package org.logkeep.check.tail;

import java.nio.file.Path;

/** A piece of text still to be read; pieces are read one behind the other. */
public sealed interface Segment {

  /**
   * The bytes of a file from an offset up to its end (or up to {@code to}, when another file has
   * taken over).
   *
   * @param file where to read
   * @param from first byte
   * @param inode inode that was seen when the plan was made; 0 when it does not matter
   */
  record FileTail(Path file, long from, long inode) implements Segment {}

  /**
   * The unpacked bytes of a gzip file behind an offset.
   *
   * @param file the compressed file
   * @param from first unpacked byte
   */
  record GzipTail(Path file, long from) implements Segment {}

  /**
   * Words of our own that belong into the output, such as logtail's warning about a shrunken file.
   *
   * @param text whole lines
   */
  record Notice(String text) implements Segment {}
}
