package org.logkeep.linux;

import java.util.List;
import java.util.Optional;

/**
 * The one way to the disk for spool, file writers, rotation and positions. The real side is {@link
 * RealDisk}; the testkit has one that forgets at a power cut what was not synced. Code that keeps
 * its promises on that one keeps them here.
 *
 * <p>Three things may happen in the middle. <b>The process dies</b> ({@code kill -9}): every
 * finished operation stays, in order; a write under way may be done in part. <b>The power goes</b>:
 * what was synced stays; of the rest any part may be there, in any order: bytes of a file after its
 * last sync, and changes of names after the directory's last sync. <b>An operation fails</b> (full,
 * broken, read-only): it throws, or returns a negative error number on the data path, and has
 * changed nothing unless said otherwise.
 *
 * <p>Paths are text as {@link PathText} reads it. Modes are subject to the umask, as the kernel
 * does it.
 */
public interface Disk {

  /**
   * Opens a file for appending, and makes it if it is missing. Neither the file nor its name is
   * durable yet: {@link DiskFile#sync} and {@link #syncDirectory} make them so.
   *
   * @param mode permissions of a new file
   * @throws DiskException for instance {@code ENOENT} (no directory), {@code EISDIR}, {@code
   *     EACCES}, {@code EROFS}
   */
  DiskFile append(String path, int mode) throws DiskException;

  /**
   * Opens a file for appending whose name was made of foreign text, strictly below a directory; see
   * {@link ConfinedDirectory}. Durability as with {@link #append}.
   *
   * @param root literal directory, as configured
   * @param relative path below it
   * @param placement what new files and directories look like
   */
  DiskFile appendWithin(String root, String relative, Placement placement) throws DiskException;

  /**
   * Opens a new file for appending; {@code EEXIST} if there is one. Durability as with {@link
   * #append}.
   */
  DiskFile create(String path, int mode) throws DiskException;

  /** Opens a file that exists for reading and for writing at positions. */
  DiskFile update(String path) throws DiskException;

  /** Opens a file that exists for reading. */
  DiskFile read(String path) throws DiskException;

  /** Looks at what has a name, following no symbolic link; empty if nothing has it. */
  Optional<FileStatus> status(String path) throws DiskException;

  /**
   * Renames, and replaces what has the new name. Atomic: at any time, and after any fault, the new
   * name is the old file or the new one. Durable after {@link #syncDirectory} of both directories.
   */
  void rename(String from, String to) throws DiskException;

  /**
   * Gives a file a further name; {@code EEXIST} if it is taken. Durable after {@link
   * #syncDirectory}.
   */
  void link(String existing, String name) throws DiskException;

  /** Removes a name; {@code ENOENT} if there is none. Durable after {@link #syncDirectory}. */
  void unlink(String path) throws DiskException;

  /**
   * Makes a directory; {@code EEXIST} if the name is taken. Durable after {@link #syncDirectory} of
   * its parent.
   */
  void makeDirectory(String path, int mode) throws DiskException;

  /** Names in a directory, sorted by their text, without {@code .} and {@code ..}. */
  List<String> list(String directory) throws DiskException;

  /** Returns when all changes of names in a directory made before are on the disk. */
  void syncDirectory(String directory) throws DiskException;

  /**
   * All bytes of a small file.
   *
   * @param limit {@code EFBIG} if it has more
   */
  default byte[] readSmall(String path, int limit) throws DiskException {
    try (DiskFile file = read(path)) {
      return SmallFiles.read(file, path, limit);
    }
  }

  /**
   * Replaces a file's content as a whole: temporary file beside it, sync, rename, sync of the
   * directory. After any fault the name has the old content or the new one; when this returns, the
   * new one, durably. A temporary file ({@code path} with {@code .tmp} appended) may be left by a
   * fault, and is overwritten by the next call.
   */
  default void writeAtomically(String path, byte[] content, int mode) throws DiskException {
    SmallFiles.writeAtomically(this, path, content, mode);
  }

  /** The directory that a path is in: {@code .} for a bare name. */
  static String directoryOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }
}
