package org.logkeep.linux;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls on files and directories. Every one returns at least zero or a negative error number. Paths
 * are text as {@link PathText} reads it; a path that is not absolute is taken from the directory
 * descriptor {@code at}, which may be {@link #HERE}.
 *
 * <p>File data passes through a native block of the thread, not straight from the Java array: a
 * disk may make the caller wait, and the collector must not wait with it.
 */
public final class FileCalls {

  /** The current directory, {@code AT_FDCWD}. */
  public static final int HERE = -100;

  private static final int SYMLINK_NOFOLLOW = 0x100;
  private static final int REMOVE_DIRECTORY = 0x200;
  private static final int EMPTY_PATH = 0x1000;
  private static final int STATX_BASIC = 0x7FF;
  private static final int RENAME_NOREPLACE = 1;

  private static final class Symbols {
    static final MemorySegment OPENAT = Native.symbol("openat");
    static final MemorySegment CLOSE = Native.symbol("close");
    static final MemorySegment READ = Native.symbol("read");
    static final MemorySegment WRITE = Native.symbol("write");
  }

  private static final class Positioned {
    static final MemorySegment PREAD = Native.symbol("pread");
    static final MemorySegment PWRITE = Native.symbol("pwrite");
    static final MemorySegment FTRUNCATE = Native.symbol("ftruncate");
  }

  private static final class Durable {
    static final MemorySegment FSYNC = Native.symbol("fsync");
    static final MemorySegment FDATASYNC = Native.symbol("fdatasync");
  }

  private static final class Names {
    static final MemorySegment RENAMEAT2 = Native.symbol("renameat2");
    static final MemorySegment LINKAT = Native.symbol("linkat");
    static final MemorySegment UNLINKAT = Native.symbol("unlinkat");
    static final MemorySegment MKDIRAT = Native.symbol("mkdirat");
    static final MemorySegment MKFIFOAT = Native.symbol("mkfifoat");
    static final MemorySegment READLINKAT = Native.symbol("readlinkat");
    static final MemorySegment GETDENTS = Native.symbol("getdents64");
  }

  private static final class Attributes {
    static final MemorySegment STATX = Native.symbol("statx");
    static final MemorySegment FCHMOD = Native.symbol("fchmod");
    static final MemorySegment FCHMODAT = Native.symbol("fchmodat");
    static final MemorySegment FCHOWN = Native.symbol("fchown");
    static final MemorySegment FCHOWNAT = Native.symbol("fchownat");
    static final MemorySegment ISATTY = Native.symbol("isatty");
    static final MemorySegment FLOCK = Native.symbol("flock");
    static final MemorySegment UMASK = Native.symbol("umask");
  }

  private final Calls calls;
  private final Abi abi;

  FileCalls(Calls calls, Abi abi) {
    this.calls = calls;
    this.abi = abi;
  }

  /** Opens a path with {@link OpenFlags}; the mode is subject to the umask, open(2). */
  public int open(String path, int flags, int mode) {
    return openAt(HERE, path, flags, mode);
  }

  /** Opens a path from a directory, openat(2). */
  public int openAt(int at, String path, int flags, int mode) {
    Scratch own = calls.scratch();
    long name = own.path(0, PathText.encode(path));
    return name < 0
        ? (int) name
        : calls.call(Symbols.OPENAT, at, name, OpenFlags.translate(flags, abi), mode);
  }

  /** Closes, close(2). */
  public int close(int fd) {
    return calls.call(Symbols.CLOSE, fd);
  }

  /** Reads at most {@link Scratch#BLOCK} bytes, read(2); 0 at the end. */
  public int read(int fd, byte[] target, int offset, int length) {
    MemorySegment block = calls.scratch().block(calls);
    int size = Math.min(length, Scratch.BLOCK);
    return copyOut(block, calls.wideCall(Symbols.READ, fd, block.address(), size), target, offset);
  }

  /** Reads at most {@link Scratch#BLOCK} bytes from a position, pread(2). */
  public int readAt(int fd, long position, byte[] target, int offset, int length) {
    MemorySegment block = calls.scratch().block(calls);
    int size = Math.min(length, Scratch.BLOCK);
    return copyOut(
        block,
        calls.wideCall(Positioned.PREAD, fd, block.address(), size, position),
        target,
        offset);
  }

  private static int copyOut(MemorySegment block, long count, byte[] target, int offset) {
    if (count > 0) {
      MemorySegment.copy(block, Native.BYTE, 0, target, offset, (int) count);
    }
    return (int) count;
  }

  /**
   * Writes until all is written or something is in the way, write(2).
   *
   * @return bytes written, which may be fewer than asked; a negative error number only if there
   *     were none
   */
  public int write(int fd, byte[] bytes, int offset, int length) {
    MemorySegment block = calls.scratch().block(calls);
    int done = 0;
    while (done < length) {
      int size = Math.min(length - done, Scratch.BLOCK);
      MemorySegment.copy(bytes, offset + done, block, Native.BYTE, 0, size);
      int written = (int) calls.wideCall(Symbols.WRITE, fd, block.address(), size);
      if (written < 0) {
        return done > 0 ? done : written;
      }
      done += written;
      if (written < size) {
        return done;
      }
    }
    return done;
  }

  /**
   * Writes many slices of one array as one stretch, gathered in the thread's block. What does not
   * fit into the block is not taken: the result tells where to go on.
   *
   * @return bytes written, or a negative error number
   */
  public int writeSlices(int fd, byte[] bytes, int[] offsets, int[] lengths, int from, int count) {
    MemorySegment block = calls.scratch().block(calls);
    int size = 0;
    for (int i = from; i < from + count && size < Scratch.BLOCK; i++) {
      int take = Math.min(lengths[i], Scratch.BLOCK - size);
      MemorySegment.copy(bytes, offsets[i], block, Native.BYTE, size, take);
      size += take;
    }
    return (int) calls.wideCall(Symbols.WRITE, fd, block.address(), size);
  }

  /** Writes at a position, pwrite(2); see {@link #write}. */
  public int writeAt(int fd, long position, byte[] bytes, int offset, int length) {
    MemorySegment block = calls.scratch().block(calls);
    int done = 0;
    while (done < length) {
      int size = Math.min(length - done, Scratch.BLOCK);
      MemorySegment.copy(bytes, offset + done, block, Native.BYTE, 0, size);
      int written =
          (int) calls.wideCall(Positioned.PWRITE, fd, block.address(), size, position + done);
      if (written < 0) {
        return done > 0 ? done : written;
      }
      done += written;
      if (written < size) {
        return done;
      }
    }
    return done;
  }

  long rawRead(int fd, long address, long size) {
    return calls.wideCall(Symbols.READ, fd, address, size);
  }

  long rawWrite(int fd, long address, long size) {
    return calls.wideCall(Symbols.WRITE, fd, address, size);
  }

  /** Returns when data and all metadata are on the disk, fsync(2). Also for directories. */
  public int sync(int fd) {
    return calls.call(Durable.FSYNC, fd);
  }

  /** Returns when data, and the metadata needed to read it, are on the disk, fdatasync(2). */
  public int syncData(int fd) {
    return calls.call(Durable.FDATASYNC, fd);
  }

  /** Cuts or extends to a size, ftruncate(2). */
  public int truncate(int fd, long size) {
    return calls.call(Positioned.FTRUNCATE, fd, size);
  }

  /** Looks at an open file. */
  public StatResult status(int fd) {
    return statx(fd, "", EMPTY_PATH);
  }

  /** Looks at a path, following symbolic links, stat(2). */
  public StatResult statusOf(String path) {
    return statx(HERE, path, 0);
  }

  /** Looks at a path from a directory, at a symbolic link itself, lstat(2). */
  public StatResult statusOfLink(int at, String path) {
    return statx(at, path, SYMLINK_NOFOLLOW);
  }

  private StatResult statx(int at, String path, int flags) {
    Scratch own = calls.scratch();
    long name = own.path(0, PathText.encode(path));
    int result =
        name < 0
            ? (int) name
            : calls.call(Attributes.STATX, at, name, flags, STATX_BASIC, own.structureAddress());
    return result < 0
        ? new StatResult.Failed(-result)
        : new StatResult.Found(FileStatus.read(own.structure));
  }

  /** Renames, replacing what has the new name, rename(2). */
  public int rename(String from, String to) {
    return renameAt(HERE, from, HERE, to, 0);
  }

  /** Renames unless the new name is taken ({@code EEXIST}), renameat2(2). */
  public int renameNoReplace(String from, String to) {
    return renameAt(HERE, from, HERE, to, RENAME_NOREPLACE);
  }

  private int renameAt(int fromAt, String from, int toAt, String to, int flags) {
    Scratch own = calls.scratch();
    long source = own.path(0, PathText.encode(from));
    long target = own.path(1, PathText.encode(to));
    if (source < 0 || target < 0) {
      return (int) Math.min(source, target);
    }
    return calls.call(Names.RENAMEAT2, fromAt, source, toAt, target, flags);
  }

  /**
   * Gives a file a further name, link(2); {@code EEXIST} if it is taken. Symbolic links are not
   * followed.
   */
  public int link(String existing, String name) {
    Scratch own = calls.scratch();
    long source = own.path(0, PathText.encode(existing));
    long target = own.path(1, PathText.encode(name));
    if (source < 0 || target < 0) {
      return (int) Math.min(source, target);
    }
    return calls.call(Names.LINKAT, HERE, source, HERE, target, 0);
  }

  /** Where a symbolic link leads, readlink(2); empty if it is none, or cannot be read. */
  public Optional<String> readLink(String path) {
    Scratch own = calls.scratch();
    long name = own.path(0, PathText.encode(path));
    int size =
        name < 0
            ? (int) name
            : calls.call(Names.READLINKAT, HERE, name, own.structureAddress(), 4096);
    return size < 0
        ? Optional.empty()
        : Optional.of(PathText.decode(own.structure.asSlice(0, size).toArray(Native.BYTE)));
  }

  /** Removes a name, unlink(2). */
  public int unlink(String path) {
    return unlinkAt(path, 0);
  }

  /** Removes an empty directory, rmdir(2). */
  public int removeDirectory(String path) {
    return unlinkAt(path, REMOVE_DIRECTORY);
  }

  private int unlinkAt(String path, int flags) {
    long name = calls.scratch().path(0, PathText.encode(path));
    return name < 0 ? (int) name : calls.call(Names.UNLINKAT, HERE, name, flags);
  }

  /** Makes a directory; the mode is subject to the umask, mkdir(2). */
  public int makeDirectory(String path, int mode) {
    return makeDirectoryAt(HERE, path, mode);
  }

  /** Makes a directory within another, mkdirat(2). */
  public int makeDirectoryAt(int at, String path, int mode) {
    long name = calls.scratch().path(0, PathText.encode(path));
    return name < 0 ? (int) name : calls.call(Names.MKDIRAT, at, name, mode);
  }

  /** Makes a named pipe, mkfifo(3). */
  public int makePipe(String path, int mode) {
    long name = calls.scratch().path(0, PathText.encode(path));
    return name < 0 ? (int) name : calls.call(Names.MKFIFOAT, HERE, name, mode);
  }

  /** Sets permissions exactly, fchmod(2). */
  public int changeMode(int fd, int mode) {
    return calls.call(Attributes.FCHMOD, fd, mode);
  }

  /** Sets permissions of a path, chmod(2). */
  public int changeMode(String path, int mode) {
    long name = calls.scratch().path(0, PathText.encode(path));
    return name < 0 ? (int) name : calls.call(Attributes.FCHMODAT, HERE, name, mode, 0);
  }

  /** Sets owner and group; -1 leaves one alone, fchown(2). */
  public int changeOwner(int fd, int uid, int gid) {
    return calls.call(Attributes.FCHOWN, fd, uid, gid);
  }

  /** Sets owner and group of a path, of a symbolic link itself; -1 leaves one alone, lchown(2). */
  public int changeOwner(String path, int uid, int gid) {
    long name = calls.scratch().path(0, PathText.encode(path));
    return name < 0
        ? (int) name
        : calls.call(Attributes.FCHOWNAT, HERE, name, uid, gid, SYMLINK_NOFOLLOW);
  }

  /** Whether it is a terminal, isatty(3). */
  public boolean isTerminal(int fd) {
    return calls.call(Attributes.ISATTY, fd) == 1;
  }

  /**
   * Tries to become the only holder of an advisory lock, flock(2); {@code -EAGAIN} if somebody
   * holds it.
   */
  public int lockExclusive(int fd) {
    int exclusiveNonBlocking = 2 | 4;
    return calls.call(Attributes.FLOCK, fd, exclusiveNonBlocking);
  }

  /**
   * Sets the mask of permissions that new files do not get, umask(2); returns the old one. For the
   * whole process.
   */
  public int umask(int mask) {
    return calls.call(Attributes.UMASK, mask);
  }

  /**
   * Names in an open directory, without {@code .} and {@code ..}, in the directory's own order,
   * getdents64(2).
   *
   * @param names filled
   * @return 0, or a negative error number
   */
  public int list(int directory, List<String> names) {
    MemorySegment block = calls.scratch().block(calls);
    List<String> found = new ArrayList<>();
    while (true) {
      int size = (int) calls.wideCall(Names.GETDENTS, directory, block.address(), Scratch.BLOCK);
      if (size < 0) {
        return size;
      }
      if (size == 0) {
        names.addAll(found);
        return 0;
      }
      // struct linux_dirent64: 0 ino, 8 off, 16 reclen(16), 18 type(8), 19 name, NUL
      int length;
      for (int at = 0; at < size; at += length) {
        length = block.get(Native.SHORT, at + 16L) & 0xFFFF;
        String name = cString(block, at + 19L, at + length);
        if (!name.equals(".") && !name.equals("..")) {
          found.add(name);
        }
      }
    }
  }

  private static String cString(MemorySegment block, long from, long to) {
    long end = from;
    while (end < to && block.get(Native.BYTE, end) != 0) {
      end++;
    }
    byte[] bytes = block.asSlice(from, end - from).toArray(Native.BYTE);
    return PathText.decode(bytes);
  }
}
