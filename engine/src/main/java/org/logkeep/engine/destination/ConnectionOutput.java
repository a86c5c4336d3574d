package org.logkeep.engine.destination;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.Address;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.SysException;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * Sends over a stream connection: TCP or a unix socket.
 *
 * <p>Receivers are tried in turn without pause until one takes the connection; when all have failed
 * comes the pause. A broken connection is noticed at once, since its end is watched for. What the
 * socket's buffer took counts as written; the rest waits.
 */
final class ConnectionOutput extends StreamOutput {
  private static final long CONNECT_NANOS = 30_000_000_000L;

  private final Receivers receivers;
  private final ConnectionSettings connection;
  private final SocketCalls sockets;
  private final ByteSink record = new ByteSink(512);
  private final byte[] input = new byte[4096];
  private int attempt = -1;
  private Loop.@Nullable Watch attemptWatch;
  private Loop.@Nullable Watch attemptLimit;
  private boolean closed;

  ConnectionOutput(
      DestinationContext context,
      OutputSettings settings,
      Shared shared,
      Receivers receivers,
      ConnectionSettings connection) {
    super(context, settings, shared);
    this.receivers = receivers;
    this.connection = connection;
    this.sockets = context.sys().sockets();
  }

  @Override
  public void open() {
    super.open();
    startIfIdle();
  }

  @Override
  String target() {
    return receivers.current();
  }

  @Override
  void form(RecordBatch batch, int row, FormatContext format, Formatter form, ByteSink sink) {
    if (!connection.counted()) {
      form.format(batch, row, format, sink);
      return;
    }
    record.clear();
    form.format(batch, row, format, record);
    putCounted(record, sink);
  }

  /** A record with its length in front (RFC 6587, section 3.4.1). */
  private static void putCounted(ByteSink record, ByteSink sink) {
    sink.putDecimal(record.size());
    sink.put(' ');
    sink.put(record);
  }

  /** What makes the bytes of a record as they are sent. */
  static Formatter framed(Formatter form, boolean counted) {
    return counted
        ? (batch, row, format, sink) -> {
          ByteSink record = new ByteSink(512);
          form.format(batch, row, format, record);
          putCounted(record, sink);
        }
        : form;
  }

  @Override
  void connect() {
    receivers.begin();
    tryNext();
  }

  private void tryNext() {
    receivers.next(loop(), this::tryAddress);
  }

  private void tryAddress(Optional<Address> address) {
    if (closed) {
      return;
    }
    if (address.isEmpty()) {
      attemptFailed("cannot find an address of " + receivers.current());
      return;
    }
    int fd;
    try {
      fd = prepare(address.get());
    } catch (SysException e) {
      attemptFailed(String.valueOf(e.getMessage()));
      return;
    }
    int result = sockets.connect(fd, address.get());
    if (result >= 0) {
      opened(fd);
    } else if (result == -Errno.EINPROGRESS) {
      attempt = fd;
      attemptWatch = loop().watch(fd, Epoll.OUT, events -> attemptEnded());
      attemptLimit = loop().after(CONNECT_NANOS, () -> giveUpAttempt(Errno.ETIMEDOUT));
    } else {
      context().sys().close(fd);
      attemptFailed("cannot connect to " + receivers.current() + ": " + Errno.message(result));
    }
  }

  private int prepare(Address address) throws SysException {
    int fd =
        new SocketOpener(context().sys()).prepare(address, SocketCalls.STREAM, connection.values());
    int result = connection.device().map(device -> sockets.bindToDevice(fd, device)).orElse(0);
    if (result >= 0) {
      result = connection.local().map(local -> sockets.bind(fd, local)).orElse(0);
    }
    if (result < 0) {
      context().sys().close(fd);
      throw new SysException("bind for " + receivers.current(), result);
    }
    return fd;
  }

  private void attemptEnded() {
    int error = sockets.pendingError(attempt);
    if (error != 0) {
      giveUpAttempt(error);
      return;
    }
    int fd = attempt;
    attempt = -1;
    endAttempt();
    opened(fd);
    flush();
  }

  private void giveUpAttempt(int error) {
    int fd = attempt;
    attempt = -1;
    endAttempt();
    context().sys().close(fd);
    attemptFailed("cannot connect to " + receivers.current() + ": " + Errno.message(error));
  }

  private void endAttempt() {
    if (attemptWatch != null) {
      attemptWatch.close();
      attemptWatch = null;
    }
    if (attemptLimit != null) {
      attemptLimit.close();
      attemptLimit = null;
    }
  }

  private void attemptFailed(String what) {
    receivers.failed();
    if (receivers.hasMore()) {
      tryNext();
    } else {
      broken(what);
    }
  }

  @Override
  int idleInterest() {
    return Epoll.IN | Epoll.READ_HANGUP;
  }

  @Override
  void input(int fd) {
    int received = sockets.receive(fd, input, 0, input.length);
    if (received == 0) {
      broken(receivers.current() + " closed the connection");
    } else if (received > 0 && connection.closeOnInput()) {
      broken(receivers.current() + " sent something, the connection is closed");
    } else if (received < 0 && !Errno.isTransient(received)) {
      broken("read from", -received);
    }
  }

  @Override
  int send(int fd, byte[] bytes, int offset, int length) {
    return sockets.send(fd, bytes, offset, length);
  }

  @Override
  public void close() {
    closed = true;
    if (attempt >= 0) {
      endAttempt();
      context().sys().close(attempt);
      attempt = -1;
    }
    super.close();
  }
}
