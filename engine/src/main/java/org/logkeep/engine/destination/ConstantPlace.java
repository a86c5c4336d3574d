package org.logkeep.engine.destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.Placement;
import org.logkeep.linux.StatResult;
import org.logkeep.linux.Sys;

/**
 * A file at a path that the administrator wrote.
 *
 * <p>A symbolic link in its place is followed only if nobody but root and the daemon's user could
 * have put it there: it belongs to one of them, and so does its directory, in which nobody else may
 * make names.
 */
final class ConstantPlace implements FilePlace {
  private static final int OTHERS_WRITE = 0x12;

  /** As many as the kernel follows. */
  private static final int MOST_LINKS = 40;

  private final String path;
  private final FileSettings settings;
  private final Sys sys;
  private final Disk disk;

  ConstantPlace(String path, FileSettings settings, Sys sys, Disk disk) {
    this.path = path;
    this.settings = settings;
    this.sys = sys;
    this.disk = disk;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public DiskFile open() throws DiskException {
    new ParentDirectories(settings.placement(), settings.lastDirectoryOnly(), sys, disk)
        .makeFor(path);
    String target = target();
    if (disk.status(target).isPresent()) {
      return disk.append(target, settings.placement().fileMode());
    }
    try {
      return create(target);
    } catch (DiskException e) {
      if (e.errno() == Errno.EEXIST) {
        return disk.append(target, settings.placement().fileMode());
      }
      throw e;
    }
  }

  private DiskFile create(String target) throws DiskException {
    Placement placement = settings.placement();
    DiskFile file = disk.create(target, placement.fileMode());
    int result = 0;
    if (placement.uid() >= 0 || placement.gid() >= 0) {
      result = file.changeOwner(placement.uid(), placement.gid());
    }
    if (result >= 0 && placement.exact()) {
      result = file.changeMode(placement.fileMode());
    }
    if (result < 0) {
      file.close();
      throw new DiskException("set owner or mode of", target, result);
    }
    return file;
  }

  @Override
  public Optional<FileStatus> current() throws DiskException {
    return disk.status(target());
  }

  /** The path itself, or what a link in its place that can be trusted leads to. */
  private String target() throws DiskException {
    Optional<FileStatus> link = disk.status(path);
    if (link.isEmpty() || !link.get().isLink()) {
      return path;
    }
    String directory = Disk.directoryOf(path);
    if (!isOurs(link.get().uid()) || !isTrusted(sys.files().statusOf(directory))) {
      throw new DiskException("follow the symbolic link", path, Errno.ELOOP);
    }
    try {
      return endOfLinks().toString();
    } catch (IOException e) {
      throw new DiskException("follow the symbolic link", path, Errno.ENOENT);
    }
  }

  /** Where the link leads in the end; the file there may be missing, its directory may not. */
  private Path endOfLinks() throws IOException {
    Path at = Path.of(path);
    for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(at); links++) {
      Path target = at.resolveSibling(Files.readSymbolicLink(at));
      Path directory = target.getParent();
      Path name = target.getFileName();
      if (directory == null || name == null) {
        return target; // the root
      }
      at = directory.toRealPath().resolve(name);
    }
    return at;
  }

  private boolean isOurs(int uid) {
    return uid == 0 || uid == sys.process().effectiveUid();
  }

  private boolean isTrusted(StatResult directory) {
    return directory instanceof StatResult.Found(FileStatus status)
        && isOurs(status.uid())
        && (status.permissions() & OTHERS_WRITE) == 0;
  }
}
