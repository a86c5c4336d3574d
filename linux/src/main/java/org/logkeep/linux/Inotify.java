package org.logkeep.linux;

import java.lang.foreign.MemorySegment;

/**
 * Tells of changes to files and directories, inotify(7). To be waited for with {@link Epoll}. For
 * one thread.
 */
public final class Inotify implements AutoCloseable {

  /** Content was changed. */
  public static final int MODIFY = 0x2;

  /** Permissions, owner, links or times were changed; also when the last name goes. */
  public static final int ATTRIBUTES = 0x4;

  /** A file was renamed away from the directory. */
  public static final int MOVED_FROM = 0x40;

  /** A file was renamed into the directory. */
  public static final int MOVED_TO = 0x80;

  /** A name was made in the directory. */
  public static final int CREATE = 0x100;

  /** A name was removed from the directory. */
  public static final int DELETE = 0x200;

  /** The watched thing itself was removed. */
  public static final int DELETE_SELF = 0x400;

  /** The watched thing itself was renamed. */
  public static final int MOVE_SELF = 0x800;

  /** Reported: events were lost, everything has to be looked at. */
  public static final int OVERFLOW = 0x4000;

  /** Reported: the watch is gone. */
  public static final int IGNORED = 0x8000;

  private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;

  /** Takes events. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Something happened.
     *
     * @param watch the watch it happened to; -1 with {@link #OVERFLOW}
     * @param events what happened
     * @param name within a watched directory, otherwise empty
     */
    void changed(int watch, int events, String name);
  }

  private static final class Symbols {
    static final MemorySegment INIT = Native.symbol("inotify_init1");
    static final MemorySegment ADD = Native.symbol("inotify_add_watch");
    static final MemorySegment REMOVE = Native.symbol("inotify_rm_watch");
  }

  private final Sys sys;
  private final int fd;

  /** Makes an instance that watches nothing yet. */
  public Inotify(Sys sys) throws SysException {
    this.sys = sys;
    this.fd = SysException.check("inotify_init1", sys.calls().call(Symbols.INIT, NONBLOCK_CLOEXEC));
  }

  /** The descriptor, readable when there are events. */
  public int fd() {
    return fd;
  }

  /**
   * Watches a path; returns the watch, the same one for the same file, or a negative error number.
   */
  public int add(String path, int events) {
    long name = sys.calls().scratch().path(0, PathText.encode(path));
    return name < 0 ? (int) name : sys.calls().call(Symbols.ADD, fd, name, events);
  }

  /** Ends a watch. */
  public int remove(int watch) {
    return sys.calls().call(Symbols.REMOVE, fd, watch);
  }

  /** Hands all waiting events to a listener; returns how many, or a negative error number. */
  public int read(Listener listener) {
    // struct inotify_event: 0 wd, 4 mask, 8 cookie, 12 len, 16 name[len], NUL-padded
    byte[] buffer = new byte[16 * 1024];
    int events = 0;
    while (true) {
      int size = sys.files().read(fd, buffer, 0, buffer.length);
      if (size <= 0) {
        return size == -Errno.EAGAIN ? events : size;
      }
      MemorySegment view = MemorySegment.ofArray(buffer);
      int at = 0;
      while (at + 16 <= size) {
        int length = view.get(Native.INT, at + 12);
        int end = at + 16;
        while (end < at + 16 + length && buffer[end] != 0) {
          end++;
        }
        listener.changed(
            view.get(Native.INT, at),
            view.get(Native.INT, at + 4),
            PathText.decode(buffer, at + 16, end - at - 16));
        at += 16 + length;
        events++;
      }
    }
  }

  @Override
  public void close() {
    sys.close(fd);
  }
}
