package org.logkeep.check.mine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.logkeep.check.report.FoldedLines;

/**
 * The patterns that reports have shown before, one a line in a file of the state folder; the oldest
 * are forgotten.
 */
public final class KnownPatterns {
  private static final int MOST = 20_000;

  private final Path file;

  /** The patterns kept in a file. */
  public KnownPatterns(Path file) {
    this.file = file;
  }

  /** All that are known. */
  public Set<String> read() {
    try {
      return new LinkedHashSet<>(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException noneYet) {
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
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, kept, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
