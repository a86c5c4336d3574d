package org.logkeep.testkit.rotate;

import java.time.InstantSource;
import org.logkeep.linux.Disk;
import org.logkeep.rotate.DatedRotation;
import org.logkeep.rotate.NumberedRotation;
import org.logkeep.rotate.Packer;
import org.logkeep.rotate.Rotation;
import org.logkeep.rotate.RotationListener;

/** The ways to rotate that the killed program takes; nothing is pruned. */
enum KillWay {
  NUMBERED,
  DATED;

  Rotation rotation(Disk disk, String directory, Packer packer) {
    return switch (this) {
      case NUMBERED ->
          new NumberedRotation(
              disk,
              live(directory),
              new NumberedRotation.Policy(1_000_000, true, false),
              packer,
              RotationListener.NONE);
      case DATED ->
          new DatedRotation(
              disk,
              directory,
              new DatedRotation.Policy(1_000_000, true, 0, false),
              InstantSource.system(),
              packer,
              RotationListener.NONE);
    };
  }

  String live(String directory) {
    return directory + (this == NUMBERED ? "/f" : "/current");
  }
}
