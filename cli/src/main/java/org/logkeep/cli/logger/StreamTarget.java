package org.logkeep.cli.logger;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** A stream that is already open: standard output, the kernel's buffer, the console. */
final class StreamTarget implements LoggerTarget {
  private final OutputStream out;
  private final Function<LoggerMessage, byte[]> form;
  private final boolean lines;

  StreamTarget(OutputStream out, Function<LoggerMessage, byte[]> form, boolean lines) {
    this.out = out;
    this.form = form;
    this.lines = lines;
  }

  @Override
  public void send(LoggerMessage message) throws IOException {
    out.write(form.apply(message));
    if (lines) {
      out.write('\n');
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
