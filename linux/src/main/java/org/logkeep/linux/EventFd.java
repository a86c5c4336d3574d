package org.logkeep.linux;

import java.lang.foreign.MemorySegment;

/**
 * Wakes an event loop from another thread, eventfd(2). Any number of wake-ups before the next drain
 * count as one.
 */
public final class EventFd implements AutoCloseable {

  private static final int CLOEXEC_NONBLOCK = 0x80000 | 0x800;

  private static final class Symbols {
    static final MemorySegment CREATE = Native.symbol("eventfd");
  }

  private final Sys sys;
  private final int fd;

  /** Makes one. */
  public EventFd(Sys sys) throws SysException {
    this.sys = sys;
    this.fd = SysException.check("eventfd", sys.calls().call(Symbols.CREATE, 0, CLOEXEC_NONBLOCK));
  }

  /** To be registered for {@link Epoll#IN}. */
  public int fd() {
    return fd;
  }

  /** Makes the descriptor readable. Safe from any thread. */
  public void wake() {
    Calls calls = sys.calls();
    Scratch own = calls.scratch();
    own.structure.set(Native.LONG, 0, 1L);
    long result = sys.files().rawWrite(fd, own.structureAddress(), 8);
    // EAGAIN: the counter is full, so the descriptor is readable anyway.
    assert result == 8 || result == -Errno.EAGAIN || result == -Errno.EBADF : Errno.name(result);
  }

  /**
   * Makes the descriptor unreadable again; called by the loop before it looks at what it was woken
   * for.
   */
  public void drain() {
    long result = sys.files().rawRead(fd, sys.calls().scratch().structureAddress(), 8);
    assert result == 8 || result == -Errno.EAGAIN : Errno.name(result);
  }

  @Override
  public void close() {
    sys.close(fd);
  }
}
