package org.logkeep.engine.destination;

import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.Placement;
import org.logkeep.linux.StatResult;
import org.logkeep.linux.Sys;

/**
 * Makes the directories above a file whose path the administrator wrote.
 *
 * @param placement whether they are made, and what they look like
 * @param lastOnly whether only the lowest one is made
 * @param sys system calls
 * @param disk the disk
 */
record ParentDirectories(Placement placement, boolean lastOnly, Sys sys, Disk disk) {
  private static final int PERMISSIONS = 0x1ff;

  /** Makes those that are missing, if any are to be made. */
  void makeFor(String path) throws DiskException {
    if (placement.makeDirectories()) {
      make(Disk.directoryOf(path), !lastOnly);
    }
  }

  private void make(String directory, boolean above) throws DiskException {
    if (sys.files().statusOf(directory) instanceof StatResult.Found) {
      return;
    }
    String parent = Disk.directoryOf(directory);
    if (above && !parent.equals(directory)) {
      make(parent, true);
    }
    try {
      disk.makeDirectory(directory, placement.directoryMode() & PERMISSIONS);
    } catch (DiskException e) {
      if (e.errno() == Errno.EEXIST) {
        return;
      }
      throw e;
    }
    FileCalls files = sys.files();
    if (placement.directoryUid() >= 0 || placement.directoryGid() >= 0) {
      check(
          directory,
          files.changeOwner(directory, placement.directoryUid(), placement.directoryGid()));
    }
    if (placement.exact()) {
      check(directory, files.changeMode(directory, placement.directoryMode()));
    }
  }

  private static void check(String directory, int result) throws DiskException {
    if (result < 0) {
      throw new DiskException("set owner or mode of", directory, result);
    }
  }
}
