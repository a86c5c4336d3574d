package org.logkeep.engine.destination;

import org.logkeep.linux.FileCalls;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.StatResult;

/**
 * Writes to standard output. A pipe or terminal there is opened anew, so that it can be made
 * non-blocking without changing it for the programs that share it; a socket is sent to without
 * waiting; a file does not block.
 */
final class StandardOutput extends StreamOutput {
  private static final int STDOUT = 1;

  private boolean socket;

  StandardOutput(DestinationContext context, OutputSettings settings, Shared shared) {
    super(context, settings, shared);
  }

  @Override
  String target() {
    return "standard output";
  }

  @Override
  void connect() {
    FileCalls files = context().sys().files();
    switch (files.status(STDOUT)) {
      case StatResult.Failed(int errno) -> broken("use", errno);
      case StatResult.Found(FileStatus status) -> {
        socket = status.isSocket();
        int fd =
            status.isPipe() || status.isCharacterDevice()
                ? files.open(
                    "/proc/self/fd/1",
                    OpenFlags.WRITE | OpenFlags.NON_BLOCK | OpenFlags.NO_TERMINAL,
                    0)
                : STDOUT;
        opened(fd < 0 ? STDOUT : fd);
      }
    }
  }

  @Override
  int send(int fd, byte[] bytes, int offset, int length) {
    return socket
        ? context().sys().sockets().send(fd, bytes, offset, length)
        : context().sys().files().write(fd, bytes, offset, length);
  }

  @Override
  void closeDescriptor(int fd) {
    if (fd != STDOUT) {
      super.closeDescriptor(fd);
    }
  }
}
