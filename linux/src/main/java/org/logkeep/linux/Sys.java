package org.logkeep.linux;

import java.util.List;

/**
 * The system. Made once by the command and passed on; whoever has none cannot touch it. Safe for
 * use by many threads.
 *
 * <p>Making one is cheap: the functions of a family are looked up when its first call is made.
 *
 * <p>Every raw call returns a value of at least zero, or a negative error number ({@code
 * -Errno.EAGAIN}); none throws on what the system says. File descriptors are plain integers, opened
 * with {@code O_CLOEXEC}.
 */
public final class Sys {

  private final Calls calls = new Calls();
  private final PassedSockets passed = new PassedSockets();
  private final Abi abi = Abi.current();
  private final FileCalls files = new FileCalls(calls, abi);
  private final SocketCalls sockets = new SocketCalls(calls);
  private final ProcessCalls process = new ProcessCalls(calls);
  private final ChildCalls children = new ChildCalls(calls);

  /**
   * Begins to link the calls on a thread beside. That takes the JVM some 60 ms once; a start with a
   * second processor at hand has other things to do meanwhile. Whoever calls earlier waits.
   */
  public void linkBeside() {
    Thread.ofPlatform()
        .daemon()
        .name("link")
        .start(() -> {
          int _ = process.pid();
        });
  }

  /** Opens, reads and writes files and directories. */
  public FileCalls files() {
    return files;
  }

  /** Raw calls on sockets; {@link SocketOpener} composes them. */
  public SocketCalls sockets() {
    return sockets;
  }

  /** Users, groups, privileges, signals to others, and the kernel's log. */
  public ProcessCalls process() {
    return process;
  }

  /** Starts other programs. */
  public ChildCalls children() {
    return children;
  }

  /**
   * Keeps sockets that were bound for us, until somebody opens one at their address; see {@link
   * SocketOpener}.
   */
  public void adopt(List<ActivatedSocket> sockets) {
    passed.add(sockets);
  }

  PassedSockets passed() {
    return passed;
  }

  Calls calls() {
    return calls;
  }

  Abi abi() {
    return abi;
  }

  /**
   * Closes a descriptor of any kind, close(2). The descriptor is gone whatever the result; an error
   * means that earlier writes may have failed.
   */
  public int close(int fd) {
    return files.close(fd);
  }
}
