package org.logkeep.check.tail;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.logkeep.check.tail.TailException.Reason;

/**
 * Reads a {@link TailPlan} as one stream of bytes and knows the position reached in the log itself.
 * A log that grows while it is read is read up to the end that is found then; the position tells
 * exactly what was handed out.
 */
public final class TailReader implements Closeable {
  private final TailPlan plan;
  private final Iterator<Segment> rest;
  private Optional<InputStream> current = Optional.empty();
  private Optional<FileChannel> logChannel = Optional.empty();
  private long logInode;
  private long logOffset;
  private boolean readingLog;

  /** Starts reading; files are opened one behind the other. */
  public TailReader(TailPlan plan) {
    this.plan = plan;
    this.rest = plan.segments().iterator();
  }

  /** Fills a part of a buffer; answers the number of bytes, or -1 at the end. */
  public int read(byte[] buffer, int offset, int length) throws IOException, TailException {
    while (true) {
      int got = readingLog ? readLog(buffer, offset, length) : readOld(buffer, offset, length);
      if (got > 0) {
        return got;
      }
      if (!rest.hasNext()) {
        return -1;
      }
      next(rest.next());
    }
  }

  /** The position to remember once the text that was read is safe. */
  public Position reached() {
    return new Position(logInode, logOffset);
  }

  /** What the log looks like around {@link #reached}. */
  Optional<ContentMark> mark() throws IOException {
    return logChannel.isPresent() ? ContentMark.of(logChannel.get(), logOffset) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    closeCurrent();
    if (logChannel.isPresent()) {
      logChannel.get().close();
    }
  }

  private int readLog(byte[] buffer, int offset, int length) throws IOException {
    FileChannel channel = logChannel.orElseThrow();
    int got = channel.read(ByteBuffer.wrap(buffer, offset, length), logOffset);
    if (got > 0) {
      logOffset += got;
    }
    return got;
  }

  private int readOld(byte[] buffer, int offset, int length) throws IOException {
    return current.isPresent() ? current.get().read(buffer, offset, length) : -1;
  }

  private void next(Segment segment) throws IOException, TailException {
    closeCurrent();
    switch (segment) {
      case Segment.Notice notice ->
          current =
              Optional.of(new ByteArrayInputStream(notice.text().getBytes(StandardCharsets.UTF_8)));
      case Segment.GzipTail tail -> {
        InputStream unpacked = new GZIPInputStream(Files.newInputStream(tail.file()), 1 << 16);
        current = Optional.of(unpacked);
        unpacked.skipNBytes(tail.from());
      }
      case Segment.FileTail tail when tail.file().equals(plan.log()) -> openLog(tail);
      case Segment.FileTail tail -> {
        InputStream text = open(tail.file());
        current = Optional.of(text);
        text.skip(tail.from());
      }
    }
  }

  /**
   * Opens the log between two looks at its inode, so that a rotation in between is not taken for
   * the file planned.
   */
  private void openLog(Segment.FileTail tail) throws IOException, TailException {
    long before = tail.inode();
    while (true) {
      FileChannel channel;
      try {
        channel = FileChannel.open(tail.file());
      } catch (IOException e) {
        throw unreadable(tail.file(), e);
      }
      long after = LogStat.of(tail.file()).inode();
      if (after == before) {
        logChannel = Optional.of(channel);
        logInode = after;
        logOffset = after == tail.inode() ? tail.from() : 0;
        readingLog = true;
        return;
      }
      channel.close();
      before = after;
    }
  }

  private static InputStream open(Path file) throws TailException {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static TailException unreadable(Path file, IOException e) {
    return new TailException(
        Reason.NO_INPUT, "File " + file + " cannot be read: " + Failures.reason(e));
  }

  private void closeCurrent() throws IOException {
    if (current.isPresent()) {
      current.get().close();
      current = Optional.empty();
    }
  }
}
