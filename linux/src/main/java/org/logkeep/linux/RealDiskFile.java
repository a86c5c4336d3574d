package org.logkeep.linux;

/** A file of the real disk. */
final class RealDiskFile implements DiskFile {

  private static final int CLOSED = -1;

  private final Sys sys;
  private final FileCalls files;
  private final String path;
  private int fd;

  RealDiskFile(Sys sys, int fd, String path) {
    this.sys = sys;
    this.files = sys.files();
    this.fd = fd;
    this.path = path;
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    return files.write(fd, bytes, offset, length);
  }

  @Override
  public int writeAt(long position, byte[] bytes, int offset, int length) {
    return files.writeAt(fd, position, bytes, offset, length);
  }

  @Override
  public int readAt(long position, byte[] target, int offset, int length) {
    return files.readAt(fd, position, target, offset, length);
  }

  @Override
  public int sync() {
    return files.sync(fd);
  }

  @Override
  public int syncData() {
    return files.syncData(fd);
  }

  @Override
  public int truncate(long size) {
    return files.truncate(fd, size);
  }

  @Override
  public int changeMode(int mode) {
    return files.changeMode(fd, mode);
  }

  @Override
  public int changeOwner(int uid, int gid) {
    return files.changeOwner(fd, uid, gid);
  }

  @Override
  public FileStatus status() throws DiskException {
    return files.status(fd).orThrow("fstat", path);
  }

  @Override
  public void close() {
    if (fd != CLOSED) {
      sys.close(fd);
      fd = CLOSED;
    }
  }
}
