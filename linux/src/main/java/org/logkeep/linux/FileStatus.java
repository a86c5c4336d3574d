package org.logkeep.linux;

import java.lang.foreign.MemorySegment;

/**
 * What statx(2) tells of a file.
 *
 * @param device device number, major in the upper half
 * @param inode inode number; with the device it identifies the file
 * @param mode type and permissions, inode(7)
 * @param links hard links
 * @param uid owner
 * @param gid group
 * @param size bytes
 * @param modifiedNanos last modification, nanoseconds since the epoch
 * @param rdev device number of a device file, major in the upper half
 */
public record FileStatus(
    long device,
    long inode,
    int mode,
    int links,
    int uid,
    int gid,
    long size,
    long modifiedNanos,
    long rdev) {

  /** Bytes of the structure that is read. */
  static final int STATX_SIZE = 256;

  private static final int TYPE = 0xF000;

  /*
   * struct statx (linux/stat.h), the same everywhere:
   *
   *   0 mask  4 blksize  8 attributes  16 nlink  20 uid  24 gid  28 mode(16)  32 ino  40 size  48 blocks
   *   56 attributes_mask  64 atime  80 btime  96 ctime  112 mtime (sec 64, nsec 32, pad 32)
   *   128 rdev_major  132 rdev_minor  136 dev_major  140 dev_minor
   */
  static FileStatus read(MemorySegment statx) {
    return new FileStatus(
        pair(statx, 136),
        statx.get(Native.LONG, 32),
        statx.get(Native.SHORT, 28) & 0xFFFF,
        statx.get(Native.INT, 16),
        statx.get(Native.INT, 20),
        statx.get(Native.INT, 24),
        statx.get(Native.LONG, 40),
        statx.get(Native.LONG, 112) * 1_000_000_000L + statx.get(Native.INT, 120),
        pair(statx, 128));
  }

  private static long pair(MemorySegment statx, long at) {
    return (long) statx.get(Native.INT, at) << 32 | (statx.get(Native.INT, at + 4) & 0xFFFFFFFFL);
  }

  /** Permission bits, with set-id and sticky: 07777. */
  public int permissions() {
    return mode & 0xFFF;
  }

  /** A regular file. */
  public boolean isRegular() {
    return (mode & TYPE) == 0x8000;
  }

  /** A directory. */
  public boolean isDirectory() {
    return (mode & TYPE) == 0x4000;
  }

  /** A symbolic link. */
  public boolean isLink() {
    return (mode & TYPE) == 0xA000;
  }

  /** A named pipe. */
  public boolean isPipe() {
    return (mode & TYPE) == 0x1000;
  }

  /** A socket. */
  public boolean isSocket() {
    return (mode & TYPE) == 0xC000;
  }

  /** A character device, such as a terminal. */
  public boolean isCharacterDevice() {
    return (mode & TYPE) == 0x2000;
  }

  /** Whether both describe one and the same file, whatever its names. */
  public boolean sameFile(FileStatus other) {
    return device == other.device && inode == other.inode;
  }
}
