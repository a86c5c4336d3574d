package org.logkeep.linux;

/**
 * Flags of open(2) that are the same on all processors. {@code O_CLOEXEC} is always added; {@link
 * #DIRECTORY} and {@link #NO_FOLLOW} are translated to the processor's numbers.
 */
public final class OpenFlags {

  /** Reading only. */
  public static final int READ = 0;

  /** Writing only. */
  public static final int WRITE = 1;

  /** Both. */
  public static final int READ_WRITE = 2;

  /** Make it if it is missing. */
  public static final int CREATE = 0x40;

  /** Fail with {@code EEXIST} if it is there. */
  public static final int EXCLUSIVE = 0x80;

  /** Never becomes the controlling terminal. */
  public static final int NO_TERMINAL = 0x100;

  /** Cut to nothing. */
  public static final int TRUNCATE = 0x200;

  /** Every write goes to the end. */
  public static final int APPEND = 0x400;

  /** Calls return {@code EAGAIN} instead of waiting. */
  public static final int NON_BLOCK = 0x800;

  /** Fail with {@code ENOTDIR} if it is no directory. */
  public static final int DIRECTORY = 1 << 29;

  /** Fail with {@code ELOOP} if the last element is a symbolic link. */
  public static final int NO_FOLLOW = 1 << 30;

  private static final int CLOEXEC = 0x80000;

  private OpenFlags() {}

  static int translate(int flags, Abi abi) {
    int kernel = (flags & ~(DIRECTORY | NO_FOLLOW)) | CLOEXEC;
    if ((flags & DIRECTORY) != 0) {
      kernel |= abi.directory();
    }
    if ((flags & NO_FOLLOW) != 0) {
      kernel |= abi.noFollow();
    }
    return kernel;
  }
}
