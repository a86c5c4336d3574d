package org.logkeep.rotate;

import org.logkeep.linux.DiskException;

/** Is told of rotations. Called on the writing thread or the packer's; must not wait. */
public interface RotationListener {

  /** Does nothing. */
  RotationListener NONE =
      new RotationListener() {
        @Override
        public void rotated(String live, String archived) {}

        @Override
        public void failed(String path, DiskException reason) {}
      };

  /**
   * A log was rotated; the place for {@code notify} and {@code postrotate_cmd}. On the writing
   * thread.
   *
   * @param live path of the log
   * @param archived path that the old file has now
   */
  void rotated(String live, String archived);

  /**
   * Something after the rotation itself failed: packing, pruning. Nothing is lost; the next
   * rotation tries again.
   *
   * @param path on what
   * @param reason why
   */
  void failed(String path, DiskException reason);
}
