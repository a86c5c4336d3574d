package org.logkeep.check.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.logkeep.check.tail.TailException.Reason;

/**
 * The file that remembers a reading position, in logtail's two-line format. It is replaced, not
 * overwritten: written beside, synced, renamed; so that after a crash it holds the old position or
 * the new one and nothing between. Where the folder does not allow that, it is overwritten in place
 * as logtail does. An unreadable file counts as absent.
 */
public final class OffsetFile {
  private static final String MARK = "logkeep.mark";

  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final boolean secret;

  /**
   * The offset file at a path; it need not exist.
   *
   * @param secret true when a new one is for its owner's eyes only, else the umask decides
   */
  public OffsetFile(Path file, boolean secret) {
    this.file = file;
    this.secret = secret;
  }

  /** The last position; empty when there is none. */
  public Optional<Position> read() {
    try {
      byte[] text = Files.readAllBytes(file);
      return text.length == 0 ? Optional.empty() : Optional.of(Position.parse(text));
    } catch (IOException unreadableCountsAsAbsent) {
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
      Path target = Files.isSymbolicLink(file) ? linked(file) : file;
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
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      Set<StandardOpenOption> options =
          EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (FileChannel channel =
          secret ? FileChannel.open(fresh, options, PRIVATE) : FileChannel.open(fresh, options)) {
        channel.write(ByteBuffer.wrap(text));
        mark.ifPresent(m -> attach(fresh, m));
        channel.force(true);
      }
      if (Files.isDirectory(target)) {
        Files.delete(fresh);
        return false;
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException folderNotOurs) {
      return false;
    }
  }

  private static void attach(Path fresh, ContentMark mark) {
    try {
      Files.getFileAttributeView(fresh, UserDefinedFileAttributeView.class)
          .write(MARK, ByteBuffer.wrap(mark.encode()));
    } catch (IOException | UnsupportedOperationException fileSystemKeepsNone) {
      return;
    }
  }

  private static Path linked(Path link) throws IOException {
    return link.resolveSibling(Files.readSymbolicLink(link));
  }
}
