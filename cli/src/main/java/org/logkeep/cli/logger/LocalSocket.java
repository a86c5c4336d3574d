package org.logkeep.cli.logger;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.logkeep.linux.Address;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.Sys;

/**
 * A datagram socket of the local logger, which the JDK lacks. A full queue there is waited for, as
 * a blocking socket would: no message is lost because the logger is busy.
 */
public final class LocalSocket implements AutoCloseable {
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(50);

  private final Sys sys;
  private final String path;
  private final Duration patience;
  private final int socket;

  /**
   * Connects.
   *
   * @param path of the logger's socket
   * @param patience how long a full queue is waited for
   * @throws IOException if nobody listens there
   */
  public LocalSocket(Sys sys, String path, Duration patience) throws IOException {
    this.sys = sys;
    this.path = path;
    this.patience = patience;
    Address address = new Address.UnixPath(path);
    socket = check(sys.sockets().open(address, SocketCalls.DATAGRAM));
    int connected = sys.sockets().connect(socket, address);
    if (connected < 0) {
      sys.close(socket);
      check(connected);
    }
  }

  /**
   * Sends a part of some bytes as one datagram.
   *
   * @throws IOException if the logger is gone, or busy for longer than patience lasts
   */
  public void send(byte[] bytes, int from, int length) throws IOException {
    long start = System.nanoTime();
    int sent = sys.sockets().send(socket, bytes, from, length);
    while (sent == -Errno.EAGAIN && System.nanoTime() - start < patience.toNanos()) {
      LockSupport.parkNanos(PAUSE);
      sent = sys.sockets().send(socket, bytes, from, length);
    }
    check(sent);
  }

  private int check(int result) throws IOException {
    if (result < 0) {
      throw new IOException(path + ": " + Errno.message(result));
    }
    return result;
  }

  @Override
  public void close() {
    sys.close(socket);
  }
}
