package org.logkeep.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Starts programs and waits for them. Arguments are bytes, so they arrive as they are whatever the
 * locale; no shell is involved, not even for a file without {@code #!}; and how a child ended is
 * told as the kernel tells it. The JDK's own way of starting processes gives none of the three.
 */
public final class ChildCalls {

  private static final class Functions {
    static final MemorySegment SPAWN = Native.symbol("posix_spawn");
    static final MemorySegment WAIT = Native.symbol("waitpid");
    static final MemorySegment ENVIRONMENT = Native.symbol("environ").reinterpret(8);
    static final MemorySegment ACTIONS_INIT = Native.symbol("posix_spawn_file_actions_init");
    static final MemorySegment ACTIONS_OPEN = Native.symbol("posix_spawn_file_actions_addopen");
    static final MemorySegment ACTIONS_CLOSE =
        Native.symbol("posix_spawn_file_actions_addclosefrom_np");
    static final MemorySegment ACTIONS_DESTROY = Native.symbol("posix_spawn_file_actions_destroy");
    static final MemorySegment ATTRIBUTES_INIT = Native.symbol("posix_spawnattr_init");
    static final MemorySegment ATTRIBUTES_FLAGS = Native.symbol("posix_spawnattr_setflags");
    static final MemorySegment ATTRIBUTES_MASK = Native.symbol("posix_spawnattr_setsigmask");
    static final MemorySegment ATTRIBUTES_DEFAULT = Native.symbol("posix_spawnattr_setsigdefault");
    static final MemorySegment ATTRIBUTES_DESTROY = Native.symbol("posix_spawnattr_destroy");
  }

  /** How a child ended. */
  public sealed interface End {
    /** By itself, with a code from 0 to 255. */
    record Exited(int code) implements End {}

    /** By a signal, of this number. */
    record Signalled(int signal) implements End {}
  }

  /** More than the C library's structures for file actions and attributes take (80, 336 bytes). */
  private static final int STRUCTURE = 1024;

  /** {@code POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK}, spawn.h. */
  private static final int SIGNAL_FLAGS = 0x04 | 0x08;

  /** {@code sigset_t}, 1024 bits. */
  private static final int SIGNAL_SET = 128;

  private static final int FIRST_INHERITED = 3;

  private final Calls calls;

  ChildCalls(Calls calls) {
    this.calls = calls;
  }

  /**
   * Starts a program with the daemon's environment, output and error output; its input is {@code
   * /dev/null}, and it inherits no other descriptor, no blocked and no ignored signal. Takes as
   * long as the kernel needs to load it.
   *
   * @param words path of the program, then its further arguments; none may hold a NUL
   * @return its process id, or a negative error number: {@code ENOENT}, {@code EACCES}, {@code
   *     ENOEXEC} for a file that the kernel cannot run
   */
  public int start(List<byte[]> words) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment arguments = arena.allocate(8L * (words.size() + 1), 8);
      for (int i = 0; i < words.size(); i++) {
        MemorySegment word = arena.allocate(words.get(i).length + 1L);
        MemorySegment.copy(words.get(i), 0, word, Native.BYTE, 0, words.get(i).length);
        arguments.set(Native.LONG, 8L * i, word.address());
      }
      return start(arena, arguments);
    }
  }

  private int start(Arena arena, MemorySegment arguments) {
    MemorySegment pid = arena.allocate(4, 4);
    MemorySegment actions = arena.allocate(STRUCTURE, 16);
    MemorySegment attributes = arena.allocate(STRUCTURE, 16);
    MemorySegment signals = arena.allocate(SIGNAL_SET, 8);
    int result = calls.call(Functions.ACTIONS_INIT, actions.address());
    if (result != 0) {
      return -Math.abs(result);
    }
    calls.call(Functions.ATTRIBUTES_INIT, attributes.address());
    try {
      long nullDevice = arena.allocateFrom("/dev/null").address();
      calls.call(Functions.ACTIONS_OPEN, actions.address(), 0, nullDevice, OpenFlags.READ, 0);
      calls.call(Functions.ACTIONS_CLOSE, actions.address(), FIRST_INHERITED);
      calls.call(Functions.ATTRIBUTES_FLAGS, attributes.address(), SIGNAL_FLAGS);
      calls.call(Functions.ATTRIBUTES_MASK, attributes.address(), signals.address());
      signals.fill((byte) 0xFF);
      calls.call(Functions.ATTRIBUTES_DEFAULT, attributes.address(), signals.address());
      result =
          calls.call(
              Functions.SPAWN,
              pid.address(),
              arguments.get(Native.LONG, 0),
              actions.address(),
              attributes.address(),
              arguments.address(),
              Functions.ENVIRONMENT.get(Native.LONG, 0));
    } finally {
      calls.call(Functions.ACTIONS_DESTROY, actions.address());
      calls.call(Functions.ATTRIBUTES_DESTROY, attributes.address());
    }
    return result == 0 ? pid.get(Native.INT, 0) : -Math.abs(result);
  }

  /**
   * Waits for a child that {@link #start} gave; to be called once for each.
   *
   * @return how it ended; code 127 if it is no child of this process any more
   */
  public End await(int pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(4, 4);
      int result;
      do {
        result = calls.call(Functions.WAIT, pid, status.address(), 0);
      } while (result == -Errno.EINTR);
      return result < 0 ? new End.Exited(127) : end(status.get(Native.INT, 0));
    }
  }

  /** Takes a wait status apart, wait(2). */
  private static End end(int status) {
    int signal = status & 0x7F;
    return signal == 0 ? new End.Exited(status >> 8 & 0xFF) : new End.Signalled(signal);
  }
}
