package org.logkeep.engine.destination;

import java.util.Optional;
import org.logkeep.linux.ConfinedDirectory;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;

/**
 * A file whose name records filled in, below a directory that the administrator wrote; opened
 * without following links.
 */
final class ConfinedPlace implements FilePlace {
  private final ConfinedDirectory directory;
  private final Disk disk;
  private final String relative;
  private final String path;

  ConfinedPlace(ConfinedDirectory directory, String root, String relative, Disk disk) {
    this.directory = directory;
    this.disk = disk;
    this.relative = relative;
    this.path = root.equals("/") ? "/" + relative : root + "/" + relative;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public DiskFile open() throws DiskException {
    return directory.append(relative);
  }

  @Override
  public Optional<FileStatus> current() throws DiskException {
    return disk.status(path);
  }
}
