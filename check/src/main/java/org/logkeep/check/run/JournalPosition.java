package org.logkeep.check.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far the journal was read. It is kept in a file whose modification time is the moment, which
 * is all that logcheck knows; we also write into it the cursor of the last entry, and the moment
 * again. When the two moments differ, somebody else has moved the position and the cursor is void.
 *
 * @param moment when the journal was read
 * @param cursor the last entry that was read, as {@code journalctl --show-cursor} names it
 */
record JournalPosition(Instant moment, Optional<String> cursor) {
  private static final Pattern CURSOR = Pattern.compile("[a-z]=[0-9a-f]+(;[a-z]=[0-9a-f]+)*");

  /** The position kept in a file; empty when there is none. */
  static Optional<JournalPosition> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Instant moment = Files.getLastModifiedTime(file).toInstant();
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList();
    boolean ours =
        lines.size() == 2
            && CURSOR.matcher(lines.getFirst()).matches()
            && moment(lines.getLast()).filter(moment::equals).isPresent();
    return Optional.of(
        new JournalPosition(moment, ours ? Optional.of(lines.getFirst()) : Optional.empty()));
  }

  /** Replaces the file: written beside, synced, renamed. */
  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    String text = cursor.map(entry -> entry + "\n" + moment + "\n").orElse("");
    try (FileChannel out =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      // before the rename: a file that has the new name has the right moment
      Files.setLastModifiedTime(fresh, FileTime.from(moment));
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
