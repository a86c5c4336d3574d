package org.logkeep.engine.source;

import java.util.function.Supplier;
import org.logkeep.engine.Receipt;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.StatResult;
import org.logkeep.linux.Sys;
import org.logkeep.record.frame.Framer;

/**
 * One file that is read as it grows.
 *
 * <p>When another file takes its name, the old one is read to its end first; when it gets shorter,
 * it is read from its beginning. The position that counts for a restart is the end of the last
 * record that was delivered, not that was read.
 */
final class FollowedFile {
  /** Where reading goes on after a restart: which file, and how far it was delivered. */
  record Position(long device, long inode, long offset) {}

  /** Blocks in one turn, so that other sources have theirs. */
  private static final int TURN = 4;

  private final Sys sys;
  private final Intake intake;
  private final String path;
  private final Supplier<Framer> framers;
  private final int sender;
  private StreamReader reader;
  private int fd = -1;
  private long device;
  private long inode;
  private long offset;
  private long delivered;
  private long generation;

  FollowedFile(Sys sys, Intake intake, String path, Supplier<Framer> framers) {
    this.sys = sys;
    this.intake = intake;
    this.path = path;
    this.framers = framers;
    sender = intake.addSender(Sender.ofFile("local+file", path));
    reader = new StreamReader(intake, framers.get(), sender);
  }

  String path() {
    return path;
  }

  Position position() {
    return new Position(device, inode, delivered);
  }

  boolean isOpen() {
    return fd >= 0;
  }

  int descriptor() {
    return fd;
  }

  /**
   * Opens the file where an earlier run stopped, if it is the same and not shorter; else at its
   * beginning or end.
   *
   * @return 0, or a negative error number
   */
  int open(Position last, boolean fromEnd) {
    int opened = sys.files().open(path, OpenFlags.READ | OpenFlags.NON_BLOCK, 0);
    if (opened < 0) {
      return opened;
    }
    if (!(sys.files().status(opened) instanceof StatResult.Found found)) {
      sys.close(opened);
      return -Errno.EIO;
    }
    FileStatus status = found.status();
    fd = opened;
    device = status.device();
    inode = status.inode();
    boolean same =
        last.inode() == inode && last.device() == device && last.offset() <= status.size();
    offset = same ? last.offset() : fromEnd ? status.size() : 0;
    delivered = offset;
    generation++;
    return 0;
  }

  /**
   * Reads what was added.
   *
   * @return whether there may be more
   */
  boolean read(long now) {
    if (fd < 0) {
      return false;
    }
    for (int i = 0; i < TURN; i++) {
      int got = readBlock(now);
      if (got <= 0) {
        return false;
      }
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

  /**
   * Looks whether the name leads to another file by now, or the file got shorter; true if there is
   * something to read.
   */
  boolean check(long now) {
    if (fd < 0) {
      return open(new Position(0, 0, 0), false) == 0;
    }
    if (sys.files().status(fd) instanceof StatResult.Found own && own.status().size() < offset) {
      restart(now);
      return true;
    }
    if (sys.files().statusOf(path) instanceof StatResult.Found found
        && (found.status().inode() != inode || found.status().device() != device)) {
      while (readBlock(now) > 0) {
        // The old file is read to its end before the new one is begun.
      }
      finish(now);
      sys.close(fd);
      fd = -1;
      reader = new StreamReader(intake, framers.get(), sender);
      return open(new Position(0, 0, 0), false) == 0;
    }
    return false;
  }

  private void restart(long now) {
    finish(now);
    reader = new StreamReader(intake, framers.get(), sender);
    offset = 0;
    delivered = 0;
    generation++;
  }

  /** Makes a record of a last line that has no end. */
  void finish(long now) {
    reader.finish(now);
    delivered = offset;
  }

  void close() {
    if (fd >= 0) {
      sys.close(fd);
      fd = -1;
    }
    intake.removeSender(sender);
  }
}
