package org.logkeep.check.run;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.logkeep.check.CheckException;
import org.logkeep.check.lines.ByteSource;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.EventFd;
import org.logkeep.linux.Signals;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;

/**
 * Standard input while somebody writes to it. It ends where the writer ends it, or when the process
 * is told to stop ({@code SIGTERM}, {@code SIGINT}, {@link #stop}); then everything that lies in
 * the pipe at that moment is still handed out, and the line begun there.
 */
final class LiveInput implements ByteSource {
  private static final int INPUT = 0;
  private static final int WAKE_UP = 1;

  private final InputStream in = new FileInputStream(FileDescriptor.in);
  private final Duration linger;
  private final Epoll epoll;
  private final EventFd wakeUp;
  private final Signals signals;
  private final boolean waits;
  private volatile boolean stopAsked;
  private boolean stopping;
  private boolean lineBegun;
  private long left;
  private long deadline;

  /**
   * Catches the signals from now on.
   *
   * @param linger how long the rest may take to be read after them
   */
  LiveInput(Sys sys, Duration linger) {
    this.linger = linger;
    try {
      wakeUp = new EventFd(sys);
      signals = new Signals(sys, wakeUp);
      signals.capture(Signals.Kind.TERM);
      signals.capture(Signals.Kind.INT);
      epoll = new Epoll(sys, 2);
    } catch (SysException e) {
      throw new CheckException("standard input cannot be waited for: " + e.getMessage());
    }
    epoll.add(wakeUp.fd(), Epoll.IN, WAKE_UP);
    waits = epoll.add(0, Epoll.IN, INPUT) == 0; // a plain file is always ready
  }

  /** Asks for the end, from any thread. */
  void stop() {
    stopAsked = true;
    wakeUp.wake();
  }

  /** How long there is until all has to be over; {@code linger} as long as nothing ends. */
  Duration left() {
    return stopping ? Duration.ofNanos(Math.max(0, deadline - System.nanoTime())) : linger;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!stopping) {
      await();
    }
    int most = stopping ? Math.min(length, allowed()) : length;
    int got = most == 0 ? -1 : in.read(buffer, offset, most);
    if (got > 0) {
      left = Math.max(0, left - got);
      lineBegun = buffer[offset + got - 1] != '\n';
    }
    return got;
  }

  /** Does not close standard input, which is not ours. */
  @Override
  public void close() {
    epoll.close(); // the other one stays, for a signal may come at any time
  }

  /** Waits until there is something to read or the end is asked for. */
  private void await() throws IOException {
    int[] tokens = new int[2];
    boolean ready = false;
    while (!ready) {
      int count = epoll.await(waits ? -1 : 0, tokens, new int[2]);
      ready = !waits;
      for (int i = 0; i < count; i++) {
        ready |= tokens[i] == INPUT;
      }
      if (!signals.take().isEmpty() || stopAsked) {
        stopping = true;
        deadline = System.nanoTime() + linger.toNanos();
        left = in.available();
        return;
      }
    }
  }

  /** How much of what there is still counts: all that was there, then the rest of a line. */
  private int allowed() throws IOException {
    if (System.nanoTime() - deadline >= 0) {
      return 0;
    }
    if (left > 0) {
      return (int) Math.min(left, Integer.MAX_VALUE);
    }
    return lineBegun && in.available() > 0 ? 1 : 0;
  }
}
