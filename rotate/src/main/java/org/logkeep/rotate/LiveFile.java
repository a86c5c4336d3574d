package org.logkeep.rotate;

import java.util.Optional;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;

/**
 * The steps around the live file that all ways of rotation share: 2, 3 and 4 of the package's list.
 */
final class LiveFile {

  private static final int NEW_MODE = 0x1A4;

  private final Disk disk;
  private final String path;
  private final boolean durable;

  LiveFile(Disk disk, String path, boolean durable) {
    this.disk = disk;
    this.path = path;
    this.durable = durable;
  }

  /** Whether the name still stands for the open file. */
  boolean isNamed(DiskFile current) throws DiskException {
    Optional<FileStatus> named = disk.status(path);
    return named.isPresent() && named.get().sameFile(current.status());
  }

  /** Opens what has the name now, or makes it. */
  RotationResult reopen(DiskFile current) throws DiskException {
    DiskFile opened = disk.append(path, NEW_MODE);
    try {
      settle();
    } catch (DiskException e) {
      opened.close();
      throw e;
    }
    current.close();
    return new RotationResult.Reopened(opened);
  }

  /** Renames the live file and makes a new one like it. */
  RotationResult replace(DiskFile current, String archived) throws DiskException {
    FileStatus old = current.status();
    int synced = durable ? current.sync() : 0;
    if (synced < 0) {
      throw new DiskException("sync", path, synced);
    }
    disk.rename(path, archived);
    DiskFile fresh;
    try {
      fresh = createLike(old);
    } catch (DiskException e) {
      disk.rename(archived, path);
      throw e;
    }
    try {
      settle();
    } catch (DiskException e) {
      fresh.close();
      disk.rename(archived, path);
      throw e;
    }
    current.close();
    return new RotationResult.Rotated(fresh, archived);
  }

  private void settle() throws DiskException {
    if (durable) {
      disk.syncDirectory(Disk.directoryOf(path));
    }
  }

  private DiskFile createLike(FileStatus old) throws DiskException {
    try {
      DiskFile fresh = disk.create(path, old.permissions());
      dress(fresh, old);
      return fresh;
    } catch (DiskException e) {
      if (e.errno() == Errno.EEXIST) {
        return disk.append(path, old.permissions());
      }
      throw e;
    }
  }

  /**
   * Gives a file mode and owner of another. An ordinary user cannot give files away, and need not:
   * it owns them all.
   */
  static void dress(DiskFile file, FileStatus like) {
    if (file.changeOwner(like.uid(), like.gid()) < 0) {
      int _ = file.changeOwner(-1, like.gid());
    }
    int _ = file.changeMode(like.permissions());
  }
}
