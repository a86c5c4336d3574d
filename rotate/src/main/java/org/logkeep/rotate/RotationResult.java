package org.logkeep.rotate;

import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;

/** What came of a rotation: in each case, the file to write on to. */
public sealed interface RotationResult {

  /** Write here from now on. */
  DiskFile file();

  /**
   * Done; the old file was closed.
   *
   * @param file the new, empty file
   * @param archived path that the old file has now
   */
  record Rotated(DiskFile file, String archived) implements RotationResult {}

  /**
   * Somebody else had renamed or removed the log; it was opened anew, and the old file closed.
   *
   * @param file what has the log's name now
   */
  record Reopened(DiskFile file) implements RotationResult {}

  /**
   * The disk refused; nothing has changed for the writer.
   *
   * @param file the old file, still open
   * @param reason what failed
   */
  record Refused(DiskFile file, DiskException reason) implements RotationResult {}
}
