package org.logkeep.check.mine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.logkeep.check.mine.LabelledLogs.Labelled;

/**
 * Logs that programs have really written, labelled by the format strings they print with, which
 * {@code NAME.templates} has as expressions: each line is hit by one of them and no other.
 */
final class RealLogs {
  private RealLogs() {}

  /** The lines of a log with their labels. */
  static List<Labelled> of(String name) throws IOException {
    List<Pattern> templates = lines(name + ".templates").stream().map(Pattern::compile).toList();
    List<Labelled> sample = new ArrayList<>();
    for (String line : lines(name + ".log")) {
      int label = -1;
      for (int t = 0; t < templates.size(); t++) {
        if (templates.get(t).matcher(line).matches()) {
          if (label >= 0) {
            throw new IllegalStateException("two labels for: " + line);
          }
          label = t;
        }
      }
      if (label < 0) {
        throw new IllegalStateException("no label for: " + line);
      }
      sample.add(new Labelled(line, label));
    }
    return sample;
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RealLogs.class.getResourceAsStream("real/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
