package org.logkeep.linux;

/**
 * What the file of a unix socket looks like.
 *
 * @param mode permissions, exactly
 * @param uid owner, -1 for the process's
 * @param gid group, -1 for the process's
 */
public record UnixSocketFile(int mode, int uid, int gid) {

  /** Everybody may write, as {@code /dev/log} must be. */
  public static final UnixSocketFile WORLD_WRITABLE = new UnixSocketFile(0x1B6, -1, -1);

  /** Only the owner may write. */
  public static final UnixSocketFile PRIVATE = new UnixSocketFile(0x180, -1, -1);
}
