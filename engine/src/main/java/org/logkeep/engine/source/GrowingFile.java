package org.logkeep.engine.source;

import java.util.function.Supplier;
import org.logkeep.engine.Receipt;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.StatResult;
import org.logkeep.linux.Sys;
import org.logkeep.record.frame.Framer;

/**
 * An open file that is read as it grows, whatever name it has by now; when it gets shorter, it is
 * read from its beginning.
 *
 * <p>The position that counts for a restart is the end of the last record that was delivered, not
 * that was read.
 */
final class GrowingFile {
  /** Blocks in one turn, so that other sources have theirs. */
  private static final int TURN = 4;

  private final Sys sys;
  private final Intake intake;
  private final Supplier<Framer> framers;
  private final int sender;
  private final int fd;
  private final FileStatus status;
  private StreamReader reader;
  private FilePosition position;
  private long offset;
  private long delivered;

  /** How often it was begun anew; what was read before then does not move the position. */
  private long generation;

  private long lastGrowth;

  /**
   * @param fd the open file, closed by {@link #close}
   * @param status what it was when it was opened
   * @param offset where to begin
   * @param nanos the time, as the loop counts it
   */
  GrowingFile(
      Sys sys,
      Intake intake,
      Supplier<Framer> framers,
      int sender,
      int fd,
      FileStatus status,
      long offset,
      long nanos) {
    this.sys = sys;
    this.intake = intake;
    this.framers = framers;
    this.sender = sender;
    this.fd = fd;
    this.status = status;
    this.offset = offset;
    delivered = offset;
    lastGrowth = nanos;
    reader = new StreamReader(intake, framers.get(), sender);
    position = FilePosition.of(sys.files(), fd, status, offset);
  }

  boolean isSame(FileStatus other) {
    return status.sameFile(other);
  }

  /** How far it was delivered. */
  FilePosition position() {
    if (position.offset() != delivered) {
      position = FilePosition.of(sys.files(), fd, status, delivered);
    }
    return position;
  }

  /** Whether it has not grown since a point in time, and all that was read is delivered. */
  boolean restsSince(long nanos) {
    return lastGrowth - nanos < 0 && delivered + reader.restLength() == offset;
  }

  /**
   * Reads what was added.
   *
   * @param now the time for records
   * @param nanos the time, as the loop counts it
   * @return whether there may be more
   */
  boolean read(long now, long nanos) {
    for (int i = 0; i < TURN; i++) {
      if (readBlock(now) <= 0) {
        return false;
      }
      lastGrowth = nanos;
    }
    return true;
  }

  private int readBlock(long now) {
    Block block = new Block(generation);
    int got =
        reader.read(
            (target, at, length) -> {
              int count = sys.files().readAt(fd, offset, target, at, length);
              offset += Math.max(count, 0);
              return count;
            },
            now,
            new Receipt(block::settled));
    if (got > 0) {
      block.readUpTo(offset - reader.restLength());
    }
    return got;
  }

  /** Remembers how far a block reached until all its records are delivered. */
  private final class Block {
    private final long ofGeneration;
    private long end = -1;
    private boolean settled;

    Block(long ofGeneration) {
      this.ofGeneration = ofGeneration;
    }

    void readUpTo(long newEnd) {
      end = newEnd;
      move();
    }

    void settled() {
      settled = true;
      move();
    }

    private void move() {
      if (settled && end >= 0 && ofGeneration == generation) {
        delivered = Math.max(delivered, end);
      }
    }
  }

  /** Begins anew if it got shorter than what was read of it; whether it did. */
  boolean beginAnewIfShorter(long now) {
    if (sys.files().status(fd) instanceof StatResult.Found own && own.status().size() < offset) {
      finish(now);
      reader = new StreamReader(intake, framers.get(), sender);
      offset = 0;
      delivered = 0;
      generation++;
      return true;
    }
    return false;
  }

  /** Makes a record of a last line that has no end. */
  void finish(long now) {
    reader.finish(now);
    delivered = offset;
  }

  void close() {
    sys.close(fd);
  }
}
