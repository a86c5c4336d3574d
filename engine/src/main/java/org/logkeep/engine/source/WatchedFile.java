package org.logkeep.engine.source;

import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Epoll;

/** An open file that is read whenever something is in it, unless reading is paused. */
final class WatchedFile {
  private final SourceContext context;
  private int fd = -1;
  private Loop.@Nullable Watch watch;

  WatchedFile(SourceContext context) {
    this.context = context;
  }

  /**
   * Opens the file, without watching it.
   *
   * @return negative, and the number of an error, if that cannot be done
   */
  int open(String path, int flags) {
    fd = context.sys().files().open(path, flags, 0);
    return fd;
  }

  boolean isOpen() {
    return fd >= 0;
  }

  boolean isWatched() {
    return watch != null;
  }

  /** Calls back whenever something can be read. */
  void watch(Runnable readable) {
    watch = context.loop().watch(fd, Epoll.IN, events -> readable.run());
  }

  /** Reads what is there; negative, and the number of an error, if nothing is. */
  int read(byte[] target, int offset, int length) {
    return context.sys().files().read(fd, target, offset, length);
  }

  void pause() {
    if (watch != null) {
      watch.interest(0);
    }
  }

  void resume() {
    if (watch != null) {
      watch.interest(Epoll.IN);
    }
  }

  void close() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
    if (fd >= 0) {
      context.sys().close(fd);
      fd = -1;
    }
  }
}
