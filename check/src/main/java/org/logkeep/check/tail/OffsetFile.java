package org.logkeep.check.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import org.logkeep.check.tail.TailException.Reason;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;

/**
 * The file that remembers a reading position, in logtail's two-line format. It is replaced, not
 * overwritten: written beside, synced, renamed; so that after a crash it holds the old position or
 * the new one and nothing between. Where the folder does not allow that, it is overwritten in place
 * as logtail does. An unreadable file counts as absent.
 */
public final class OffsetFile {
  private static final String MARK = "logkeep.mark";

  /** Two lines are read, whatever follows. */
  private static final int LIMIT = 1 << 20;

  private final Path file;
  private final boolean secret;
  private final Disk disk;

  /**
   * The offset file at a path; it need not exist.
   *
   * @param secret true when a new one is for its owner's eyes only, else the umask decides
   */
  public OffsetFile(Path file, boolean secret) {
    this(file, secret, new RealDisk(new Sys()));
  }

  /** As above, on a disk of one's choice. */
  public OffsetFile(Path file, boolean secret, Disk disk) {
    this.file = file;
    this.secret = secret;
    this.disk = disk;
  }

  /** The last position; empty when there is none. */
  public Optional<Position> read() {
    try {
      byte[] text = disk.readSmall(DiskPath.of(target()), LIMIT);
      return text.length == 0 ? Optional.empty() : Optional.of(Position.parse(text));
    } catch (IOException | DiskException unreadableCountsAsAbsent) {
      return Optional.empty();
    }
  }

  /** The mark kept with the position, when the file system can keep one. */
  Optional<ContentMark> readMark() {
    try {
      UserDefinedFileAttributeView view =
          Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
      ByteBuffer value = ByteBuffer.allocate(64);
      view.read(MARK, value);
      value.flip();
      byte[] text = new byte[value.remaining()];
      value.get(text);
      return ContentMark.parse(text);
    } catch (IOException | UnsupportedOperationException noMark) {
      return Optional.empty();
    }
  }

  /** Remembers where a reader has got to. */
  public void write(TailReader reader, boolean withMark) throws TailException {
    Optional<ContentMark> mark = Optional.empty();
    if (withMark) {
      try {
        mark = reader.mark();
      } catch (IOException withoutMark) {
        mark = Optional.empty();
      }
    }
    write(reader.reached(), mark);
  }

  private void write(Position position, Optional<ContentMark> mark) throws TailException {
    byte[] text = position.encode();
    try {
      Path target = target();
      if (!replace(target, text, mark)) {
        Files.write(target, text);
      }
    } catch (IOException e) {
      throw new TailException(
          Reason.CANNOT_CREATE, "File " + file + " cannot be created. Check your permissions.");
    }
  }

  /** Writes beside, syncs, renames; false when the folder does not let us. */
  private boolean replace(Path target, byte[] text, Optional<ContentMark> mark) {
    Path beside = DiskPath.beside(target, ".new");
    String fresh = DiskPath.of(beside);
    String name = DiskPath.of(target);
    try {
      Optional<FileStatus> before = disk.status(name);
      if (before.filter(found -> !found.isRegular()).isPresent()) {
        return false;
      }
      int mode = before.map(found -> found.mode() & 0777).orElse(secret ? 0600 : 0666);
      if (disk.status(fresh).isPresent()) {
        disk.unlink(fresh);
      }
      try (DiskFile content = disk.create(fresh, mode)) {
        if (content.write(text, 0, text.length) != text.length) {
          return false;
        }
        mark.ifPresent(m -> attach(beside, m));
        if (content.sync() < 0) {
          return false;
        }
      }
      disk.rename(fresh, name);
    } catch (DiskException folderNotOurs) {
      return false;
    }
    try {
      disk.syncDirectory(Disk.directoryOf(name));
    } catch (DiskException folderUnreadable) {
      return true; // after a power cut the old position may be back: lines come again
    }
    return true;
  }

  private static void attach(Path fresh, ContentMark mark) {
    try {
      Files.getFileAttributeView(fresh, UserDefinedFileAttributeView.class)
          .write(MARK, ByteBuffer.wrap(mark.encode()));
    } catch (IOException | UnsupportedOperationException fileSystemKeepsNone) {
      return;
    }
  }

  /** The file itself, where its name is a link. */
  private Path target() throws IOException {
    return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
  }
}
