package org.logkeep.rotate;

import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;

/** A way to rotate one log. For the one thread that writes the log; the packer works beside it. */
public sealed interface Rotation permits NumberedRotation, DatedRotation {

  /**
   * Finishes what an earlier process left half-done, and has packed what should be. Before the log
   * is first written.
   *
   * @throws DiskException if the directory cannot be read or changed; harmless, and tried again at
   *     each rotation
   */
  void recover() throws DiskException;

  /**
   * Rotates now, whatever the size.
   *
   * @param current the log as the caller has it open for appending; closed unless refused
   */
  RotationResult rotate(DiskFile current);
}
