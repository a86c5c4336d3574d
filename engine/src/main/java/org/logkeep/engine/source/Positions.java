package org.logkeep.engine.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;

/**
 * The positions of followed files, kept over restarts: one small file for each source, replaced as
 * a whole. A path has several lines, oldest first, while files that had its name are still read.
 *
 * <pre>
 *   DEVICE INODE OFFSET MARK PATH
 * </pre>
 */
final class Positions {
  private static final int LONGEST = 4 << 20;
  private static final int MODE = 0600;

  private final Disk disk;
  private final String file;
  private String written = "";

  Positions(Disk disk, Path stateDirectory, String sourceId) {
    this.disk = disk;
    file =
        stateDirectory
            .resolve("positions-" + sourceId.replaceAll("[^A-Za-z0-9_.-]", "_"))
            .toString();
  }

  Map<String, List<FilePosition>> read() {
    Map<String, List<FilePosition>> all = new LinkedHashMap<>();
    String text;
    try {
      text = new String(disk.readSmall(file, LONGEST), StandardCharsets.UTF_8);
    } catch (DiskException e) {
      // Nothing is remembered: the first run, or a lost state directory.
      return all;
    }
    for (String line : text.split("\n")) {
      String[] words = line.split(" ", 5);
      if (words.length == 5 && line.matches("\\d{1,18} \\d{1,18} \\d{1,18} [0-9a-f]{8} .*")) {
        all.computeIfAbsent(words[4], path -> new ArrayList<>())
            .add(
                new FilePosition(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Integer.parseUnsignedInt(words[3], 16)));
      }
    }
    return all;
  }

  void write(Map<String, List<FilePosition>> all) throws DiskException {
    StringBuilder text = new StringBuilder();
    all.forEach((path, positions) ->
        positions.forEach(p ->
            text.append(p.device())
                .append(' ')
                .append(p.inode())
                .append(' ')
                .append(p.offset())
                .append(' ')
                .append(HexFormat.of().toHexDigits(p.mark()))
                .append(' ')
                .append(path)
                .append('\n')));
    if (!text.toString().equals(written)) {
      disk.writeAtomically(file, text.toString().getBytes(StandardCharsets.UTF_8), MODE);
      written = text.toString();
    }
  }
}
