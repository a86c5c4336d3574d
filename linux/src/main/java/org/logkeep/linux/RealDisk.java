package org.logkeep.linux;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The disk. Files are never opened through a symbolic link as last element, and never as anything
 * but regular files: a named pipe or device in a log file's place is refused with {@code EINVAL},
 * before it can block anybody.
 */
public final class RealDisk implements Disk {

  private static final int SAFE = OpenFlags.NO_FOLLOW | OpenFlags.NON_BLOCK | OpenFlags.NO_TERMINAL;

  private final FileCalls files;
  private final Sys sys;

  /** The disk. */
  public RealDisk(Sys sys) {
    this.sys = sys;
    this.files = sys.files();
  }

  @Override
  public DiskFile append(String path, int mode) throws DiskException {
    return open(path, OpenFlags.WRITE | OpenFlags.APPEND | OpenFlags.CREATE, mode);
  }

  @Override
  public DiskFile appendWithin(String root, String relative, Placement placement)
      throws DiskException {
    return new ConfinedDirectory(sys, root, placement).append(relative);
  }

  @Override
  public DiskFile create(String path, int mode) throws DiskException {
    return open(
        path, OpenFlags.WRITE | OpenFlags.APPEND | OpenFlags.CREATE | OpenFlags.EXCLUSIVE, mode);
  }

  @Override
  public DiskFile update(String path) throws DiskException {
    return open(path, OpenFlags.READ_WRITE, 0);
  }

  @Override
  public DiskFile read(String path) throws DiskException {
    return open(path, OpenFlags.READ, 0);
  }

  private DiskFile open(String path, int flags, int mode) throws DiskException {
    int fd = check("open", path, files.open(path, flags | SAFE, mode));
    RealDiskFile file = new RealDiskFile(sys, fd, path);
    FileStatus status;
    try {
      status = file.status();
    } catch (DiskException e) {
      file.close();
      throw e;
    }
    if (!status.isRegular()) {
      file.close();
      throw new DiskException("open", path, status.isDirectory() ? Errno.EISDIR : Errno.EINVAL);
    }
    return file;
  }

  @Override
  public Optional<FileStatus> status(String path) throws DiskException {
    StatResult result = files.statusOfLink(FileCalls.HERE, path);
    if (result instanceof StatResult.Failed(int errno)
        && (errno == Errno.ENOENT || errno == Errno.ENOTDIR)) {
      return Optional.empty();
    }
    return Optional.of(result.orThrow("stat", path));
  }

  @Override
  public void rename(String from, String to) throws DiskException {
    check("rename", from + " to " + to, files.rename(from, to));
  }

  @Override
  public void link(String existing, String name) throws DiskException {
    check("link", existing + " as " + name, files.link(existing, name));
  }

  @Override
  public void unlink(String path) throws DiskException {
    check("unlink", path, files.unlink(path));
  }

  @Override
  public void makeDirectory(String path, int mode) throws DiskException {
    check("mkdir", path, files.makeDirectory(path, mode));
  }

  @Override
  public List<String> list(String directory) throws DiskException {
    int fd =
        check("open", directory, files.open(directory, OpenFlags.READ | OpenFlags.DIRECTORY, 0));
    List<String> names = new ArrayList<>();
    int result = files.list(fd, names);
    sys.close(fd);
    check("list", directory, result);
    Collections.sort(names);
    return names;
  }

  @Override
  public void syncDirectory(String directory) throws DiskException {
    int fd =
        check("open", directory, files.open(directory, OpenFlags.READ | OpenFlags.DIRECTORY, 0));
    int result = files.sync(fd);
    sys.close(fd);
    check("sync", directory, result);
  }

  static int check(String operation, String path, int result) throws DiskException {
    if (result < 0) {
      throw new DiskException(operation, path, result);
    }
    return result;
  }
}
