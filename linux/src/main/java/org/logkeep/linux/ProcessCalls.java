package org.logkeep.linux;

import java.lang.foreign.MemorySegment;

/** Calls that concern the process, other processes, and the kernel's log. */
public final class ProcessCalls {

  private static final class Ids {
    static final MemorySegment GETPID = Native.symbol("getpid");
    static final MemorySegment GETUID = Native.symbol("getuid");
    static final MemorySegment GETEUID = Native.symbol("geteuid");
    static final MemorySegment GETEGID = Native.symbol("getegid");
    static final MemorySegment SETGROUPS = Native.symbol("setgroups");
    static final MemorySegment SETRESGID = Native.symbol("setresgid");
    static final MemorySegment SETRESUID = Native.symbol("setresuid");
  }

  private static final class Control {
    static final MemorySegment PRCTL = Native.symbol("prctl");
    static final MemorySegment CAPSET = Native.symbol("capset");
    static final MemorySegment CAPGET = Native.symbol("capget");
  }

  private static final class Others {
    static final MemorySegment KILL = Native.symbol("kill");
    static final MemorySegment SETSID = Native.symbol("setsid");
    static final MemorySegment FCNTL = Native.symbol("fcntl");
    static final MemorySegment DUP2 = Native.symbol("dup2");
    static final MemorySegment GETRLIMIT = Native.symbol("getrlimit");
  }

  private static final class Handling {
    static final MemorySegment SIGACTION = Native.symbol("sigaction");
    static final MemorySegment SIGNAL = Native.symbol("signal");
    static final long DEFAULT = 0;
    static final long IGNORE = 1;
  }

  private static final class Kernel {
    static final MemorySegment KLOGCTL = Native.symbol("klogctl");
    static final MemorySegment GETHOSTNAME = Native.symbol("gethostname");
  }

  private static final int CAPABILITY_VERSION_3 = 0x20080522;

  private final Calls calls;

  ProcessCalls(Calls calls) {
    this.calls = calls;
  }

  /** Number of this process, getpid(2). */
  public int pid() {
    return calls.call(Ids.GETPID);
  }

  /** Real user, getuid(2). */
  public int uid() {
    return calls.call(Ids.GETUID);
  }

  /** Effective user, geteuid(2). */
  public int effectiveUid() {
    return calls.call(Ids.GETEUID);
  }

  /** Effective group, getegid(2). */
  public int effectiveGid() {
    return calls.call(Ids.GETEGID);
  }

  /**
   * Sets the supplementary groups, setgroups(2); at most 1024 are taken. The C library does it for
   * all threads.
   */
  public int setGroups(int... groups) {
    if (groups.length > 1024) {
      return -Errno.EINVAL;
    }
    Scratch own = calls.scratch();
    MemorySegment.copy(groups, 0, own.structure, Native.INT, 0, groups.length);
    return calls.call(Ids.SETGROUPS, groups.length, own.structureAddress());
  }

  /** Sets real, effective and saved group, setresgid(2), for all threads. */
  public int setGroup(int gid) {
    return calls.call(Ids.SETRESGID, gid, gid, gid);
  }

  /** Sets real, effective and saved user, setresuid(2), for all threads. */
  public int setUser(int uid) {
    return calls.call(Ids.SETRESUID, uid, uid, uid);
  }

  /** Operations on the calling thread, prctl(2). */
  int prctl(int operation, long argument) {
    return calls.call(Control.PRCTL, operation, argument, 0, 0, 0);
  }

  /**
   * Sets the capabilities of the calling thread, capset(2), bit by number as in capabilities(7).
   *
   * @param effective what holds now; inheritable is always empty
   * @param permitted what could be made to hold
   */
  int setCapabilities(long effective, long permitted) {
    Scratch own = calls.scratch();
    MemorySegment data = own.structure;
    header(data);
    for (int half = 0; half < 2; half++) {
      long at = 8 + 12L * half;
      data.set(Native.INT, at, (int) (effective >>> (32 * half)));
      data.set(Native.INT, at + 4, (int) (permitted >>> (32 * half)));
      data.set(Native.INT, at + 8, 0);
    }
    return calls.call(Control.CAPSET, own.structureAddress(), own.structureAddress() + 8);
  }

  /** Effective capabilities of the calling thread, capget(2). */
  long effectiveCapabilities() {
    Scratch own = calls.scratch();
    MemorySegment data = own.structure;
    header(data);
    int result = calls.call(Control.CAPGET, own.structureAddress(), own.structureAddress() + 8);
    return result < 0
        ? 0
        : (data.get(Native.INT, 8) & 0xFFFFFFFFL) | (long) data.get(Native.INT, 20) << 32;
  }

  /** struct __user_cap_header_struct: 0 version, 4 pid (0: this thread). */
  private static void header(MemorySegment data) {
    data.set(Native.INT, 0, CAPABILITY_VERSION_3);
    data.set(Native.INT, 4, 0);
  }

  /** Sends a signal, kill(2); signal 0 only asks whether the process is there. */
  public int kill(int pid, int signal) {
    return calls.call(Others.KILL, pid, signal);
  }

  /**
   * Lets a signal that this process was started to ignore, as nohup(1) does, have its effect again,
   * sigaction(2). The JVM leaves a signal alone that it finds ignored.
   */
  public void heed(int signal) {
    Scratch own = calls.scratch();
    int _ = calls.call(Handling.SIGACTION, signal, 0, own.structureAddress());
    // The handler is the first member of struct sigaction.
    if (own.structure.get(Native.LONG, 0) == Handling.IGNORE) {
      int _ = calls.call(Handling.SIGNAL, signal, Handling.DEFAULT);
    }
  }

  /**
   * Becomes the leader of a new session, setsid(2); {@code -EPERM} if the process leads its group.
   */
  public int newSession() {
    return calls.call(Others.SETSID);
  }

  /** Another descriptor for the same open file, kept from child processes, fcntl(2). */
  public int duplicate(int fd) {
    int duplicateCloseOnExec = 1030;
    return calls.call(Others.FCNTL, fd, duplicateCloseOnExec, 0);
  }

  /** How many descriptors this process may have, getrlimit(2). */
  public int descriptorLimit() {
    int descriptors = 7;
    Scratch own = calls.scratch();
    int result = calls.call(Others.GETRLIMIT, descriptors, own.structureAddress());
    long soft = own.structure.get(Native.LONG, 0);
    return result < 0 || soft < 0 || soft > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) soft;
  }

  /** Makes a descriptor number mean what another one does, and closes what it meant, dup2(2). */
  public int duplicate(int fd, int onto) {
    return calls.call(Others.DUP2, fd, onto);
  }

  /** Keeps an inherited descriptor from child processes, {@code F_SETFD}, fcntl(2). */
  int closeOnExec(int fd) {
    int setDescriptorFlags = 2;
    return calls.call(Others.FCNTL, fd, setDescriptorFlags, 1);
  }

  /** Makes an inherited descriptor non-blocking, {@code F_SETFL}, fcntl(2). */
  int nonBlocking(int fd) {
    int getStatusFlags = 3;
    int setStatusFlags = 4;
    int flags = calls.call(Others.FCNTL, fd, getStatusFlags, 0);
    return flags < 0
        ? flags
        : calls.call(Others.FCNTL, fd, setStatusFlags, flags | OpenFlags.NON_BLOCK);
  }

  /** Controls the kernel's log buffer, syslog(2) with a number as argument. */
  int kernelLog(int action, int argument) {
    return calls.call(Kernel.KLOGCTL, action, 0, argument);
  }

  /** Name of this host as the kernel has it, gethostname(2). */
  public String hostName() {
    Scratch own = calls.scratch();
    int result = calls.call(Kernel.GETHOSTNAME, own.structureAddress(), 256);
    if (result < 0) {
      return "localhost";
    }
    int end = 0;
    while (end < 256 && own.structure.get(Native.BYTE, end) != 0) {
      end++;
    }
    return PathText.decode(own.structure.asSlice(0, end).toArray(Native.BYTE));
  }
}
