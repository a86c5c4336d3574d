package org.logkeep.check.tail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The rotated files beside a log, youngest first: {@code LOG.0}, {@code LOG.1}, ... and {@code
 * LOG-20261123}, ..., each plain or with {@code .gz}. The file in which reading stopped is known by
 * its inode, or, when it was copied or compressed since, by its {@link ContentMark}; everything
 * younger than it has to be read whole.
 */
final class RotatedSiblings {

  /**
   * One rotated file.
   *
   * @param path where
   * @param dated true for a date, false for a number
   * @param age number or date; with numbers small is young, with dates great is young
   * @param gzip true for a compressed one
   */
  private record Sibling(Path path, boolean dated, long age, boolean gzip) {
    boolean youngerThan(Sibling other) {
      return dated == other.dated && (dated ? age > other.age : age < other.age);
    }

    Segment from(long offset, long inode) {
      return gzip ? new Segment.GzipTail(path, offset) : new Segment.FileTail(path, offset, inode);
    }
  }

  private static final Comparator<Sibling> OLDEST_FIRST =
      Comparator.comparingLong(s -> s.dated ? s.age : -s.age);

  private final Path log;

  RotatedSiblings(Path log) {
    this.log = log;
  }

  /** What to read before the log itself; empty when the old place is nowhere to be found. */
  List<Segment> since(Position last, Optional<ContentMark> mark, long currentInode)
      throws IOException {
    List<Sibling> all = list();
    Optional<Sibling> origin = origin(all, last, mark, currentInode);
    if (origin.isEmpty()) {
      return List.of();
    }
    List<Segment> segments = new ArrayList<>();
    segments.add(origin.get().from(last.offset(), 0));
    all.stream()
        .filter(s -> s.youngerThan(origin.get()))
        .sorted(OLDEST_FIRST)
        .forEach(s -> segments.add(s.from(0, 0)));
    return segments;
  }

  /** True when a plain file carries the mark at an offset. */
  static boolean carries(Path file, ContentMark mark, long offset) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return ContentMark.of(channel, offset).filter(mark::equals).isPresent();
    }
  }

  private static Optional<Sibling> origin(
      List<Sibling> all, Position last, Optional<ContentMark> mark, long currentInode)
      throws IOException {
    for (Sibling sibling : all) {
      LogStat stat = LogStat.of(sibling.path());
      boolean sameInode = stat.inode() == last.inode() && stat.inode() != currentInode;
      if (sameInode && stat.size() >= last.offset()) {
        boolean sameText = mark.isEmpty() || carries(sibling.path(), mark.get(), last.offset());
        if (sameText) {
          return Optional.of(new Sibling(sibling.path(), sibling.dated(), sibling.age(), false));
        }
      }
    }
    if (mark.isEmpty() || last.offset() == 0) {
      return Optional.empty();
    }
    for (Sibling sibling : all) {
      if (sibling.gzip()
          ? packs(sibling.path(), mark.get(), last.offset())
          : carries(sibling.path(), mark.get(), last.offset())) {
        return Optional.of(sibling);
      }
    }
    return Optional.empty();
  }

  private static boolean packs(Path file, ContentMark mark, long offset) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream text = new GZIPInputStream(raw, 1 << 16)) {
      return mark.matches(text, offset);
    } catch (IOException notGzipOrTorn) {
      return false;
    }
  }

  private List<Sibling> list() throws IOException {
    String name = log.getFileName().toString();
    List<Sibling> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(RotationRule.folderOf(log))) {
      for (Path entry : entries) {
        String other = entry.getFileName().toString();
        if (other.startsWith(name) && Files.isRegularFile(entry) && Files.isReadable(entry)) {
          parse(RotationRule.sibling(log, other.substring(name.length())), name.length())
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Sibling> parse(Path path, int nameLength) {
    String suffix = path.getFileName().toString().substring(nameLength);
    boolean gzip = suffix.endsWith(".gz");
    String core = gzip ? suffix.substring(0, suffix.length() - 3) : suffix;
    if (core.length() < 2 || core.length() > 15) {
      return Optional.empty();
    }
    boolean dated = core.charAt(0) == '-';
    String digits = core.substring(1);
    boolean number = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean form = dated ? digits.length() >= 8 : core.charAt(0) == '.';
    return number && form
        ? Optional.of(new Sibling(path, dated, Long.parseLong(digits), gzip))
        : Optional.empty();
  }
}
