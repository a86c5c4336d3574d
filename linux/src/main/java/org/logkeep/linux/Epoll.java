package org.logkeep.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Waits for many descriptors at once, epoll(7). A descriptor is registered under a token of the
 * caller's choice, which comes back with its events. Level-triggered unless {@link #EDGE} is asked
 * for.
 *
 * <p>One thread waits; others may add, modify and delete meanwhile.
 */
public final class Epoll implements AutoCloseable {

  /** Data can be read, or a listening socket has a connection. */
  public static final int IN = 0x1;

  /** Exceptional condition. */
  public static final int PRIORITY = 0x2;

  /** Data can be written, or a connection attempt has ended. */
  public static final int OUT = 0x4;

  /** Error; always reported. */
  public static final int ERROR = 0x8;

  /** Hang-up; always reported. */
  public static final int HANGUP = 0x10;

  /** The peer closed its writing half. */
  public static final int READ_HANGUP = 0x2000;

  /** Wakes only one of several epoll instances on the same descriptor. */
  public static final int EXCLUSIVE = 1 << 28;

  /** Reported once, until modified again. */
  public static final int ONE_SHOT = 1 << 30;

  /** Edge-triggered. */
  public static final int EDGE = 1 << 31;

  private static final int ADD = 1;
  private static final int DELETE = 2;
  private static final int MODIFY = 3;
  private static final int CLOEXEC = 0x80000;

  /** Looked up when the first instance is made. */
  private static final class Symbols {
    static final MemorySegment CREATE = Native.symbol("epoll_create1");
    static final MemorySegment CONTROL = Native.symbol("epoll_ctl");
    static final MemorySegment WAIT = Native.symbol("epoll_wait");
  }

  private final Sys sys;
  private final Calls calls;
  private final int fd;
  private final int eventSize;
  private final int dataOffset;
  private final int capacity;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment events;
  private final long eventsAddress;

  /**
   * Makes an instance.
   *
   * @param capacity events that one wait can return
   * @throws SysException if the process or the system has too many open files
   */
  public Epoll(Sys sys, int capacity) throws SysException {
    this.sys = sys;
    this.calls = sys.calls();
    this.capacity = capacity;
    this.eventSize = sys.abi().epollEventSize();
    this.dataOffset = sys.abi().epollDataOffset();
    this.fd = SysException.check("epoll_create1", calls.call(Symbols.CREATE, CLOEXEC));
    this.events = arena.allocate((long) capacity * eventSize, 16);
    this.eventsAddress = events.address();
  }

  /**
   * Registers a descriptor; {@code -EEXIST} if it is registered, {@code -EPERM} for a regular file.
   */
  public int add(int descriptor, int interest, int token) {
    return control(ADD, descriptor, interest, token);
  }

  /** Changes what is waited for. */
  public int modify(int descriptor, int interest, int token) {
    return control(MODIFY, descriptor, interest, token);
  }

  /** Forgets a descriptor; to be called before it is closed. */
  public int delete(int descriptor) {
    return control(DELETE, descriptor, 0, 0);
  }

  private int control(int operation, int descriptor, int interest, int token) {
    Scratch own = calls.scratch();
    own.structure.set(Native.INT, 0, interest);
    own.structure.set(Native.LONG, dataOffset, token);
    return calls.call(Symbols.CONTROL, fd, operation, descriptor, own.structureAddress());
  }

  /**
   * Waits.
   *
   * @param timeoutMillis longest wait; 0 returns at once, -1 waits without end
   * @param tokens filled with the tokens of ready descriptors
   * @param ready filled with their events, in the same order
   * @return how many are ready, 0 after the timeout, {@code -EINTR} after a signal
   */
  public int await(int timeoutMillis, int[] tokens, int[] ready) {
    int limit = Math.min(capacity, Math.min(tokens.length, ready.length));
    int count = calls.call(Symbols.WAIT, fd, eventsAddress, limit, timeoutMillis);
    for (int i = 0; i < count; i++) {
      long at = (long) i * eventSize;
      ready[i] = events.get(Native.INT, at);
      tokens[i] = (int) events.get(Native.LONG, at + dataOffset);
    }
    return count;
  }

  /** The descriptor of this instance itself. */
  public int fd() {
    return fd;
  }

  /** Closes the instance; nobody may be waiting. */
  @Override
  public void close() {
    sys.close(fd);
    arena.close();
  }
}
