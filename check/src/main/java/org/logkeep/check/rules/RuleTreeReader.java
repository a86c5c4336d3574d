package org.logkeep.check.rules;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.logkeep.check.CheckException;

/**
 * Reads a rule tree from its folders. Files are those that {@code run-parts --list} would list:
 * plain files whose name has only ASCII letters, digits, underscores and hyphens. Blank lines and
 * lines that begin with {@code #} are no rules; everything else is one as it stands, trailing
 * blanks and carriage returns included.
 */
public final class RuleTreeReader {
  private final Path root;
  private final List<RuleFile> files = new ArrayList<>();
  private final Set<Layer> present = EnumSet.noneOf(Layer.class);

  /** A reader of the tree below a folder. */
  public RuleTreeReader(Path root) {
    this.root = root;
  }

  /**
   * Reads what a level needs.
   *
   * @param crackingIgnore whether excuses for alarms are read
   */
  public RuleTree read(Level level, boolean crackingIgnore) {
    layer(Layer.CRACKING, List.of("cracking.d"));
    if (crackingIgnore) {
      layer(Layer.CRACKING_IGNORE, List.of("cracking.ignore.d"));
    }
    layer(Layer.VIOLATIONS, List.of("violations.d"));
    layer(Layer.VIOLATIONS_IGNORE, List.of("violations.ignore.d"));
    layer(Layer.IGNORE, level.folders());
    return new RuleTree(files, present);
  }

  private void layer(Layer layer, List<String> folders) {
    Map<String, List<Rule>> byName = new TreeMap<>();
    for (String folder : folders) {
      Path path = root.resolve(folder);
      if (Files.isDirectory(path)) {
        present.add(layer);
        readFolder(path, byName);
      } else if (Files.exists(path)) {
        throw new CheckException("cleanrules: '" + path + "' is a file, not a directory");
      }
    }
    byName.forEach((name, rules) -> files.add(new RuleFile(layer, name, rules)));
  }

  private static void readFolder(Path folder, Map<String, List<Rule>> byName) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (listed(name) && Files.isRegularFile(entry)) {
          byName.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(readFile(entry));
        }
      }
    } catch (IOException e) {
      throw new CheckException("Could not read " + folder);
    }
  }

  private static List<Rule> readFile(Path file) {
    try {
      return rules(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CheckException("Could not read " + file);
    }
  }

  /** The rules in the bytes of one file. */
  static List<Rule> rules(Path file, byte[] text) {
    List<Rule> rules = new ArrayList<>();
    int line = 1;
    int start = 0;
    while (start < text.length) {
      int end = start;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      if (text[start] != '#' && !blank(text, start, end)) {
        rules.add(new Rule(file, line, Arrays.copyOfRange(text, start, end)));
      }
      line++;
      start = end + 1;
    }
    return rules;
  }

  private static boolean blank(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] != ' ' && (text[i] < '\t' || text[i] > '\r')) {
        return false;
      }
    }
    return true;
  }

  private static boolean listed(String name) {
    return name.chars()
        .allMatch(c ->
            (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-');
  }
}
