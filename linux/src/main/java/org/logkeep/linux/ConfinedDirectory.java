package org.logkeep.linux;

/**
 * Opens files below a directory by names that strangers chose: the expansion of a file name with
 * macros. The directory is what the administrator wrote, and may be reached through symbolic links.
 * What lies below is walked element by element, and no link is followed: whoever can make messages,
 * or even links within the tree, reaches nothing outside.
 *
 * <p>The directory is opened anew for each file, so that one that was replaced is noticed.
 */
public final class ConfinedDirectory {

  /** Longest name of one element, {@code NAME_MAX}. */
  private static final int LONGEST_NAME = 255;

  private static final int DIRECTORY = OpenFlags.READ | OpenFlags.DIRECTORY;
  private static final int LAST = OpenFlags.NO_FOLLOW | OpenFlags.NON_BLOCK | OpenFlags.NO_TERMINAL;

  private final Sys sys;
  private final FileCalls files;
  private final String root;
  private final Placement placement;

  /**
   * Confines to a directory.
   *
   * @param root literal prefix, as configured
   * @param placement what new files and directories look like
   */
  public ConfinedDirectory(Sys sys, String root, Placement placement) {
    this.sys = sys;
    this.files = sys.files();
    this.root = root;
    this.placement = placement;
  }

  /**
   * Opens a file for appending, and makes it, and its directories if so configured.
   *
   * @param relative its path below the root; no element may be empty, {@code .}, {@code ..}, or
   *     hold a NUL
   * @throws DiskException {@code EINVAL} for such an element, {@code ELOOP} for a symbolic link as
   *     the file, {@code ENOTDIR} for one on the way; otherwise as open(2) says
   */
  public DiskFile append(String relative) throws DiskException {
    String[] elements = relative.split("/", -1);
    for (String element : elements) {
      checkElement(element, relative);
    }
    int directory = openRoot();
    try {
      for (int i = 0; i < elements.length - 1; i++) {
        int next = enter(directory, elements[i], relative);
        sys.close(directory);
        directory = next;
      }
      return openFile(directory, elements[elements.length - 1], relative);
    } finally {
      sys.close(directory);
    }
  }

  private void checkElement(String element, String relative) throws DiskException {
    if (element.isEmpty()
        || element.equals(".")
        || element.equals("..")
        || element.indexOf('\0') >= 0) {
      throw failure("open", relative, Errno.EINVAL);
    }
    if (PathText.encode(element).length > LONGEST_NAME) {
      throw failure("open", relative, Errno.ENAMETOOLONG);
    }
  }

  private int openRoot() throws DiskException {
    int fd = files.open(root, DIRECTORY, 0);
    if (fd == -Errno.ENOENT && placement.makeDirectories()) {
      makeRoot(root);
      fd = files.open(root, DIRECTORY, 0);
    }
    return RealDisk.check("open", root, fd);
  }

  private void makeRoot(String path) throws DiskException {
    String parent = Disk.directoryOf(path);
    if (!parent.equals(path) && files.statusOf(parent) instanceof StatResult.Failed) {
      makeRoot(parent);
    }
    int made = files.makeDirectory(path, placement.directoryMode());
    if (made < 0 && made != -Errno.EEXIST) {
      throw new DiskException("mkdir", path, made);
    }
    if (made >= 0) {
      int fd = RealDisk.check("open", path, files.open(path, DIRECTORY | OpenFlags.NO_FOLLOW, 0));
      dress(fd, path);
    }
  }

  private int enter(int directory, String element, String relative) throws DiskException {
    int flags = DIRECTORY | OpenFlags.NO_FOLLOW;
    int fd = files.openAt(directory, element, flags, 0);
    if (fd != -Errno.ENOENT || !placement.makeDirectories()) {
      return check("open", relative, fd);
    }
    int made = files.makeDirectoryAt(directory, element, placement.directoryMode());
    if (made < 0 && made != -Errno.EEXIST) {
      throw failure("mkdir", relative, made);
    }
    fd = check("open", relative, files.openAt(directory, element, flags, 0));
    return made < 0 ? fd : dressAndKeep(fd, relative);
  }

  private int dressAndKeep(int fd, String relative) throws DiskException {
    int result = placement.dressDirectory(files, fd);
    if (result < 0) {
      sys.close(fd);
      throw failure("chmod or chown", relative, result);
    }
    return fd;
  }

  private void dress(int fd, String path) throws DiskException {
    int result = placement.dressDirectory(files, fd);
    sys.close(fd);
    RealDisk.check("chmod or chown", path, result);
  }

  private DiskFile openFile(int directory, String name, String relative) throws DiskException {
    int flags = OpenFlags.WRITE | OpenFlags.APPEND | LAST;
    int fd = files.openAt(directory, name, flags, 0);
    if (fd == -Errno.ENOENT) {
      int created =
          files.openAt(
              directory,
              name,
              flags | OpenFlags.CREATE | OpenFlags.EXCLUSIVE,
              placement.fileMode());
      int result = created < 0 ? created : placement.dressFile(files, created);
      if (created >= 0 && result < 0) {
        sys.close(created);
      }
      fd = result < 0 ? result : created;
      if (fd == -Errno.EEXIST) {
        fd = files.openAt(directory, name, flags, 0);
      }
    }
    check("open", relative, fd);
    if (files.status(fd) instanceof StatResult.Found(FileStatus status) && status.isRegular()) {
      return new RealDiskFile(sys, fd, root + "/" + relative);
    }
    sys.close(fd);
    throw failure("open", relative, Errno.EINVAL);
  }

  private int check(String operation, String relative, int result) throws DiskException {
    if (result < 0) {
      throw failure(operation, relative, result);
    }
    return result;
  }

  private DiskException failure(String operation, String relative, int result) {
    return new DiskException(operation, root + "/" + relative, result);
  }
}
