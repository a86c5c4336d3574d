package org.logkeep.engine.destination;

import java.util.Optional;
import org.logkeep.topology.option.Options;

/**
 * How the files of a destination are rotated.
 *
 * @param options the options of the destination
 * @param host what a file needs of it
 * @param hooks what runs after a rotation
 */
record Rotations(Options options, FileHost host, Optional<RotationHooks> hooks) {
  /** The rotation of the file of a path, if it is rotated. */
  Optional<FileRotation> of(String path) {
    return RotationOptions.rotation(options, host, path, hooks);
  }
}
