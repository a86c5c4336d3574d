package org.logkeep.cli.logger;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.logkeep.linux.Address;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.Sys;

/**
 * A datagram socket of the local logger. A full queue there is waited for, as a blocking socket
 * would: no message is lost because the logger is busy.
 */
final class LocalSocketTarget implements LoggerTarget {
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final Sys sys;
  private final String path;
  private final int socket;
  private final boolean classic;

  LocalSocketTarget(Sys sys, String path, boolean classic) throws IOException {
    this.sys = sys;
    this.path = path;
    this.classic = classic;
    Address address = new Address.UnixPath(path);
    socket = check(sys.sockets().open(address, SocketCalls.DATAGRAM));
    int connected = sys.sockets().connect(socket, address);
    if (connected < 0) {
      sys.close(socket);
      check(connected);
    }
  }

  private int check(int result) throws IOException {
    if (result < 0) {
      throw new IOException(path + ": " + Errno.message(result));
    }
    return result;
  }

  @Override
  public void send(LoggerMessage message) throws IOException {
    byte[] bytes = classic ? message.local() : message.modern();
    long deadline = System.nanoTime() + PATIENCE;
    int sent = sys.sockets().send(socket, bytes, 0, bytes.length);
    while (sent == -Errno.EAGAIN && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE);
      sent = sys.sockets().send(socket, bytes, 0, bytes.length);
    }
    check(sent);
  }

  @Override
  public void close() {
    sys.close(socket);
  }
}
