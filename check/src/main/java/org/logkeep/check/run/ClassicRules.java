package org.logkeep.check.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.check.CheckException;
import org.logkeep.check.rules.GroupedRules;
import org.logkeep.check.rules.Rule;

/**
 * The four files of logcheck 1.1, as the handbook sets them up. Every line is a rule as it stands:
 * a comment too, and a blank one, which hits every line.
 */
enum ClassicRules {
  /** Known attacks, letters in both cases. */
  HACKING("logcheck.hacking", true),
  /** Words of trouble, letters in both cases. */
  VIOLATIONS("logcheck.violations", true),
  /** Excuses for violations, case sensitive. */
  VIOLATIONS_IGNORE("logcheck.violations.ignore", false),
  /** Lines to leave out of the rest, case sensitive. */
  IGNORE("logcheck.ignore", false);

  private static final List<String> MODERN =
      List.of(
          "cracking.d",
          "cracking.ignore.d",
          "violations.d",
          "violations.ignore.d",
          "ignore.d.paranoid",
          "ignore.d.server",
          "ignore.d.workstation");

  private final String fileName;
  private final boolean ignoreCase;

  ClassicRules(String fileName, boolean ignoreCase) {
    this.fileName = fileName;
    this.ignoreCase = ignoreCase;
  }

  /** A folder with any of the four files and none of the newer folders. */
  static boolean isClassic(Path folder) {
    return Arrays.stream(values()).anyMatch(f -> Files.isRegularFile(folder.resolve(f.fileName)))
        && MODERN.stream().noneMatch(d -> Files.isDirectory(folder.resolve(d)));
  }

  /** The rules of this file, as group {@link #ordinal}; empty when there is no such file. */
  Optional<GroupedRules> read(Path folder) {
    Path file = folder.resolve(fileName);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] text = Files.readAllBytes(file);
      List<Rule> rules = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= text.length; i++) {
        boolean ends = i < text.length ? text[i] == '\n' : start < i;
        if (ends) {
          rules.add(new Rule(file, rules.size() + 1, Arrays.copyOfRange(text, start, i)));
          start = i + 1;
        }
      }
      boolean picks = this == HACKING || this == VIOLATIONS;
      return Optional.of(new GroupedRules(ordinal(), ignoreCase, picks, rules));
    } catch (IOException e) {
      throw new CheckException("Could not read " + file);
    }
  }
}
