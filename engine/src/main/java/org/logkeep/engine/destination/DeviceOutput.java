package org.logkeep.engine.destination;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.StatResult;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/**
 * Writes to a terminal or another character device, without waiting for it and without making it
 * the controlling terminal. After a hang-up (EIO) it is opened again once, at once (sysklogd
 * 2.7.2).
 */
final class DeviceOutput extends StreamOutput {
  private final String path;
  private final boolean carriageReturn;
  private boolean hungUp;

  /** Makes one; with {@code carriageReturn} lines end in CR LF. */
  DeviceOutput(
      DestinationContext context,
      OutputSettings settings,
      Shared shared,
      String path,
      boolean carriageReturn) {
    super(context, settings, shared);
    this.path = path;
    this.carriageReturn = carriageReturn;
  }

  @Override
  String target() {
    return path;
  }

  @Override
  void form(RecordBatch batch, int row, FormatContext format, Formatter form, ByteSink sink) {
    form.format(batch, row, format, sink);
    if (carriageReturn) {
      endInCarriageReturn(sink);
    }
  }

  /** Makes CR LF of a line feed at the end. */
  static void endInCarriageReturn(ByteSink sink) {
    int size = sink.size();
    byte[] bytes = sink.array();
    if (size > 0 && bytes[size - 1] == '\n' && (size < 2 || bytes[size - 2] != '\r')) {
      sink.truncate(size - 1);
      sink.put('\r');
      sink.put('\n');
    }
  }

  @Override
  void connect() {
    int flags = OpenFlags.WRITE | OpenFlags.NO_TERMINAL | OpenFlags.NON_BLOCK | OpenFlags.APPEND;
    int fd = context().sys().files().open(path, flags, 0);
    if (fd < 0) {
      broken("open", -fd);
    } else if (context().sys().files().status(fd) instanceof StatResult.Found(FileStatus status)
        && status.isCharacterDevice()) {
      opened(fd);
    } else {
      context().sys().close(fd);
      broken("open " + path + ": it is no device");
    }
  }

  @Override
  int send(int fd, byte[] bytes, int offset, int length) {
    int result = context().sys().files().write(fd, bytes, offset, length);
    if (result == -Errno.EIO && !hungUp) {
      hungUp = true;
      int again = reopenNow();
      return again < 0 ? result : -Errno.EINTR;
    }
    hungUp &= result < 0;
    return result;
  }

  private int reopenNow() {
    disconnect();
    startIfIdle();
    return isConnected() ? 0 : -Errno.EIO;
  }

  @Override
  public void reopen() {
    super.reopen();
    flush();
    disconnect();
  }
}
