package org.logkeep.rotate;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;

/**
 * Packing within one log: steps 5 and 6 of the package's list. A plain file may be renamed by a
 * rotation while it is being packed; that is why it is followed by its identity, and looked for
 * again, under the lock that rotations hold, before anything is published.
 */
final class Packing {

  /** Finds the present name of a plain file. */
  interface Finder {
    Optional<String> nameOf(FileStatus plain) throws DiskException;
  }

  private final Disk disk;
  private final Gzip gzip;
  private final String temporary;
  private final ReentrantLock lock;
  private final Finder finder;
  private final RotationListener listener;

  Packing(
      Disk disk, String temporary, ReentrantLock lock, Finder finder, RotationListener listener) {
    this.disk = disk;
    this.gzip = new Gzip(disk);
    this.temporary = temporary;
    this.lock = lock;
    this.finder = finder;
    this.listener = listener;
  }

  /**
   * Packs a plain file, and publishes the packed one under whatever number the plain one has by
   * then.
   */
  void pack(FileStatus identity) {
    String path = temporary;
    try {
      DiskFile plain;
      lock.lock();
      try {
        Optional<String> name = finder.nameOf(identity);
        if (name.isEmpty() || settle(name.get())) {
          return;
        }
        path = name.get();
        plain = disk.read(path);
      } finally {
        lock.unlock();
      }
      try (plain) {
        removeTemporary();
        // Else a power cut could leave both files, and the plain one with less in it: two files,
        // not two copies of one.
        int synced = plain.sync();
        if (synced < 0) {
          throw new DiskException("sync", path, synced);
        }
        gzip.pack(plain, temporary);
      }
      publish(identity);
    } catch (DiskException e) {
      listener.failed(path, e);
      discard();
    }
  }

  private void publish(FileStatus identity) throws DiskException {
    lock.lock();
    try {
      Optional<String> name = finder.nameOf(identity);
      if (name.isEmpty()) {
        removeTemporary();
        return;
      }
      String packed = name.get() + ".gz";
      // The plain file's present name must be on the disk before the packed one's appears: else a
      // power cut could leave the lines
      // under the old plain name and the new packed one.
      disk.syncDirectory(Disk.directoryOf(packed));
      disk.rename(temporary, packed);
      dropPlain(name.get());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Decides between a plain file and a packed one of the same number. To be called with the lock
   * held.
   *
   * @return whether nothing is left to pack: the plain file was removed, or must stay because the
   *     packed one is something else
   */
  boolean settle(String plainName) throws DiskException {
    String packedName = plainName + ".gz";
    if (disk.status(packedName).isEmpty()) {
      return false;
    }
    Gzip.Comparison comparison;
    try (DiskFile plain = disk.read(plainName);
        DiskFile packed = disk.read(packedName)) {
      comparison = gzip.compare(plain, packed);
    }
    return switch (comparison) {
      case EQUAL -> {
        dropPlain(plainName);
        yield true;
      }
      case DIFFERENT -> true;
      case BROKEN -> {
        disk.unlink(packedName);
        yield false;
      }
    };
  }

  /**
   * Removes a plain file, surely after its packed one came, and surely before either could get
   * another number.
   */
  private void dropPlain(String name) throws DiskException {
    disk.syncDirectory(Disk.directoryOf(name));
    disk.unlink(name);
    disk.syncDirectory(Disk.directoryOf(name));
  }

  void removeTemporary() throws DiskException {
    if (disk.status(temporary).isPresent()) {
      disk.unlink(temporary);
    }
  }

  private void discard() {
    try {
      removeTemporary();
    } catch (DiskException e) {
      listener.failed(temporary, e);
    }
  }
}
