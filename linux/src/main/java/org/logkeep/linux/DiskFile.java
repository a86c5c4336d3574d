package org.logkeep.linux;

/**
 * An open file of a {@link Disk}. The data path returns values: at least zero, or a negative error
 * number of {@link Errno}. For one thread at a time.
 */
public interface DiskFile extends AutoCloseable {

  /**
   * Writes at the end. Others may append too; the bytes of one call stay together unless the disk
   * fills up. Durable after {@link #sync} or {@link #syncData}.
   *
   * @return bytes written, fewer than {@code length} if the disk ran full on the way; a negative
   *     error number if none were
   */
  int write(byte[] bytes, int offset, int length);

  /**
   * Writes at a position, without moving the end back. Only for files opened with {@link
   * Disk#update}.
   */
  int writeAt(long position, byte[] bytes, int offset, int length);

  /** Reads from a position; 0 at or behind the end. Not for files opened for appending. */
  int readAt(long position, byte[] target, int offset, int length);

  /**
   * Returns when content and status of the file are on the disk; its name is the directory's
   * matter.
   */
  int sync();

  /** Returns when content and size are on the disk. */
  int syncData();

  /** Cuts the file to a size. Durable after {@link #sync}. */
  int truncate(long size);

  /** Sets permissions exactly. */
  int changeMode(int mode);

  /** Sets owner and group; -1 leaves one alone. */
  int changeOwner(int uid, int gid);

  /** Size and identity of the open file, whatever its name is by now. */
  FileStatus status() throws DiskException;

  /**
   * Closes; closing again does nothing. What was not synced is still on its way, as with an open
   * file.
   */
  @Override
  void close();
}
