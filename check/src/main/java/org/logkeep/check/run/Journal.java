package org.logkeep.check.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.logkeep.check.CheckException;
import org.logkeep.check.lines.ByteSource;

/**
 * The systemd journal through {@code journalctl}. Its position is the modification time of a file
 * in the state folder; the first time only the last five hours are read.
 */
final class Journal implements ByteSource {
  static final String NOTICE =
      """
      This is the first time logcheck has checked the systemd journal.
      Only recent entries (from the last 5 hours) will be checked
      If you do not wish to check the systemd journal, please see /etc/logcheck/logcheck.logfiles.d/journal.logfiles
      """;

  private static final long FIRST_SECONDS = 5 * 60 * 60;

  private final Path stamp;
  private final boolean first;
  private final Instant asked;
  private final Process journalctl;
  private final InputStream text;

  Journal(Path stamp, Instant now) {
    this.stamp = stamp;
    this.asked = now;
    this.first = !Files.exists(stamp);
    try {
      long since =
          first
              ? now.getEpochSecond() - FIRST_SECONDS
              : Files.getLastModifiedTime(stamp).toInstant().getEpochSecond();
      journalctl =
          new ProcessBuilder(List.of("journalctl", "--quiet", "--no-pager", "--since=@" + since))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      journalctl.getOutputStream().close();
      text = journalctl.getInputStream();
    } catch (IOException e) {
      throw new CheckException("Could not run journalctl or save output");
    }
  }

  /** True when the journal was never checked before. */
  boolean first() {
    return first;
  }

  /** Remembers that everything up to the moment of asking was handled. */
  void remember() throws IOException {
    if (!Files.exists(stamp)) {
      Files.createFile(stamp);
    }
    Files.setLastModifiedTime(stamp, FileTime.from(asked));
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = text.read(buffer, offset, length);
    if (got < 0 && waitFor() > 1) {
      throw new CheckException("Could not run journalctl or save output");
    }
    return got;
  }

  @Override
  public void close() {
    journalctl.destroy();
  }

  private int waitFor() throws IOException {
    try {
      return journalctl.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the journal", e);
    }
  }
}
