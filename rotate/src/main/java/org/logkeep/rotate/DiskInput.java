package org.logkeep.rotate;

import java.io.IOException;
import java.io.InputStream;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

/** Reads a file from its beginning, for the JDK's packers. */
final class DiskInput extends InputStream {

  private final DiskFile file;
  private long position;

  DiskInput(DiskFile file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = file.readAt(position, target, offset, length);
    if (got < 0) {
      throw new DiskIoException("read", got);
    }
    position += got;
    return got == 0 && length > 0 ? -1 : got;
  }

  /** The disk's error, on its way through a stream. */
  static final class DiskIoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    DiskIoException(String operation, int result) {
      super(operation + ": " + Errno.message(result));
      this.errno = Math.abs(result);
    }

    int errno() {
      return errno;
    }
  }
}
