package org.logkeep.engine.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.StatResult;
import org.logkeep.linux.Sys;
import org.logkeep.record.frame.Framer;

/**
 * What is found under one name, read as it grows.
 *
 * <p>When another file takes the name, the old one is read on first, and as long as somebody still
 * writes to it: who rotates a file tells its writer only afterwards. After a restart the old one is
 * looked for beside the name.
 */
final class FollowedFile {
  /** An old file is let go when it has not grown for so long. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Old files kept open at the most. */
  private static final int MOST_FORMER = 8;

  private final Sys sys;
  private final Intake intake;
  private final String path;
  private final Supplier<Framer> framers;
  private final int sender;

  /** Those that had the name before, oldest first. */
  private final List<GrowingFile> former = new ArrayList<>();

  private @Nullable GrowingFile current;

  FollowedFile(Sys sys, Intake intake, String path, Supplier<Framer> framers) {
    this.sys = sys;
    this.intake = intake;
    this.path = path;
    this.framers = framers;
    sender = intake.addSender(Sender.ofFile("local+file", path));
  }

  /** How far each file was delivered that has the name or had it, oldest first. */
  List<FilePosition> positions() {
    List<FilePosition> all = new ArrayList<>();
    former.forEach(file -> all.add(file.position()));
    if (current != null) {
      all.add(current.position());
    }
    return all;
  }

  boolean isOpen() {
    return current != null;
  }

  /**
   * Opens the file where an earlier run stopped, if it is the same; else at its beginning or end.
   * What that run left unread of files that have another name by now comes before it.
   *
   * @return 0, or a negative error number
   */
  int open(List<FilePosition> last, boolean fromEnd, long nanos) {
    int opened = sys.files().open(path, OpenFlags.READ | OpenFlags.NON_BLOCK, 0);
    List<FilePosition> moved = new ArrayList<>(last);
    int result = opened;
    if (opened >= 0) {
      if (sys.files().status(opened) instanceof StatResult.Found found) {
        FileStatus status = found.status();
        long offset = fromEnd ? status.size() : 0;
        for (FilePosition position : last) {
          if (position.isIn(sys.files(), opened, status)) {
            offset = position.offset();
            moved.remove(position);
          }
        }
        current = growing(opened, status, offset, nanos);
        result = 0;
      } else {
        sys.close(opened);
        result = -Errno.EIO;
      }
    }
    moved.forEach(position -> findMoved(position, nanos));
    return result;
  }

  private GrowingFile growing(int fd, FileStatus status, long offset, long nanos) {
    return new GrowingFile(sys, intake, framers, sender, fd, status, offset, nanos);
  }

  /** Looks in the name's directory for the file of a position. */
  private void findMoved(FilePosition position, long nanos) {
    Path directory = Path.of(path).toAbsolutePath().getParent();
    if (directory == null) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (sys.files().statusOf(entry.toString()) instanceof StatResult.Found found
            && found.status().isRegular()
            && found.status().inode() == position.inode()
            && openMoved(entry.toString(), position, nanos)) {
          return;
        }
      }
    } catch (IOException e) {
      // What cannot be looked through holds nothing that could be read.
    }
  }

  private boolean openMoved(String name, FilePosition position, long nanos) {
    int fd = sys.files().open(name, OpenFlags.READ | OpenFlags.NON_BLOCK, 0);
    if (fd < 0) {
      return false;
    }
    if (sys.files().status(fd) instanceof StatResult.Found found
        && position.isIn(sys.files(), fd, found.status())) {
      former.add(growing(fd, found.status(), position.offset(), nanos));
      return true;
    }
    sys.close(fd);
    return false;
  }

  /**
   * Reads what was added.
   *
   * @return whether there may be more
   */
  boolean read(long now, long nanos) {
    for (GrowingFile file : former) {
      if (file.read(now, nanos)) {
        return true;
      }
    }
    return current != null && current.read(now, nanos);
  }

  /**
   * Looks whether the name leads to another file by now, or the file got shorter; true if there is
   * something to read.
   */
  boolean check(long now, long nanos) {
    while (!former.isEmpty()
        && (former.size() > MOST_FORMER || former.getFirst().restsSince(nanos - GRACE_NANOS))) {
      GrowingFile oldest = former.removeFirst();
      oldest.finish(now);
      oldest.close();
    }
    GrowingFile open = current;
    if (open == null) {
      return open(List.of(), false, nanos) == 0;
    }
    if (open.beginAnewIfShorter(now)) {
      return true;
    }
    if (sys.files().statusOf(path) instanceof StatResult.Found found
        && !open.isSame(found.status())) {
      former.add(open);
      current = null;
      return open(List.of(), false, nanos) == 0;
    }
    return false;
  }

  /** Makes records of last lines that have no end. */
  void finish(long now) {
    former.forEach(file -> file.finish(now));
    if (current != null) {
      current.finish(now);
    }
  }

  void close() {
    former.forEach(GrowingFile::close);
    former.clear();
    if (current != null) {
      current.close();
      current = null;
    }
    intake.removeSender(sender);
  }
}
