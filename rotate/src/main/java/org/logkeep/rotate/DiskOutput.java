package org.logkeep.rotate;

import java.io.IOException;
import java.io.OutputStream;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

/** Appends to a file, for the JDK's packers. */
final class DiskOutput extends OutputStream {

  private final DiskFile file;

  DiskOutput(DiskFile file) {
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int written = file.write(bytes, offset, length);
    if (written != length) {
      throw new DiskInput.DiskIoException("write", written < 0 ? written : -Errno.ENOSPC);
    }
  }
}
