package org.logkeep.testkit.disk;

import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;

/** An open file of the simulated disk. */
final class SimulatedFile implements DiskFile {

  /** What it was opened for. */
  enum Use {
    READ,
    UPDATE,
    APPEND
  }

  private final SimulatedDisk disk;
  private final SimulatedNode node;
  private final String path;
  private final Use use;
  private boolean open = true;

  SimulatedFile(SimulatedDisk disk, SimulatedNode node, String path, Use use) {
    this.disk = disk;
    this.node = node;
    this.path = path;
    this.use = use;
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    return use == Use.APPEND && open
        ? disk.write(node, path, -1, bytes, offset, length)
        : -Errno.EBADF;
  }

  @Override
  public int writeAt(long position, byte[] bytes, int offset, int length) {
    return use == Use.UPDATE && open
        ? disk.write(node, path, position, bytes, offset, length)
        : -Errno.EBADF;
  }

  @Override
  public int readAt(long position, byte[] target, int offset, int length) {
    return use != Use.APPEND && open
        ? disk.read(node, position, target, offset, length)
        : -Errno.EBADF;
  }

  @Override
  public int sync() {
    return open ? disk.change("fsync", path, () -> node.content.sync()) : -Errno.EBADF;
  }

  @Override
  public int syncData() {
    return sync();
  }

  @Override
  public int truncate(long size) {
    if (!open || use == Use.READ) {
      return -Errno.EINVAL;
    }
    return disk.change("truncate", path, () -> node.content.truncate((int) size));
  }

  @Override
  public int changeMode(int mode) {
    return open ? disk.change("chmod", path, () -> node.permissions = mode) : -Errno.EBADF;
  }

  @Override
  public int changeOwner(int uid, int gid) {
    return disk.change(
        "chown",
        path,
        () -> {
          node.uid = uid < 0 ? node.uid : uid;
          node.gid = gid < 0 ? node.gid : gid;
        });
  }

  @Override
  public FileStatus status() {
    return disk.statusOf(node);
  }

  @Override
  public void close() {
    open = false;
  }
}
