package org.logkeep.check.mine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.logkeep.check.report.FoldedLines;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;

/**
 * The patterns that reports have shown before, one a line in a file of the state folder; the oldest
 * are forgotten.
 */
public final class KnownPatterns {
  private static final int MOST = 20_000;

  private static final int LIMIT = 64 << 20;

  private final Path file;
  private final Disk disk;

  /** The patterns kept in a file of a disk. */
  public KnownPatterns(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  /** All that are known. */
  public Set<String> read() {
    try {
      byte[] text = disk.readSmall(DiskPath.of(file), LIMIT);
      return new String(text, StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (DiskException noneYet) {
      return new LinkedHashSet<>();
    }
  }

  /** Adds the patterns of a report that was handed over. */
  public void remember(List<FoldedLines> shown) throws IOException {
    Set<String> all = read();
    for (FoldedLines lines : shown) {
      all.remove(lines.pattern());
      all.add(lines.pattern());
    }
    List<String> kept = all.stream().skip(Math.max(0, all.size() - MOST)).toList();
    String text = kept.stream().map(pattern -> pattern + "\n").collect(Collectors.joining());
    try {
      disk.writeAtomically(DiskPath.of(file), text.getBytes(StandardCharsets.UTF_8), 0666);
    } catch (DiskException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
