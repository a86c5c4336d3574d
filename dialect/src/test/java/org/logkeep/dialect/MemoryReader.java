package org.logkeep.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.logkeep.match.ShellPattern;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * A file system in memory: text files by path; directories are what lies above them.
 *
 * @param files the contents; a file whose text begins with {@code #!} is a program
 * @param kinds what further paths are, which are there but cannot be read
 */
public record MemoryReader(Map<String, String> files, Map<String, Kind> kinds)
    implements ConfigReader {
  /** Copies the maps. */
  public MemoryReader {
    files = Map.copyOf(files);
    kinds = Map.copyOf(kinds);
  }

  /** Nothing at all. */
  public static final MemoryReader EMPTY = new MemoryReader(Map.of(), Map.of());

  /** The same with one more file. */
  public MemoryReader with(String path, String content) {
    Map<String, String> more = new TreeMap<>(files);
    more.put(path, content);
    return new MemoryReader(more, kinds);
  }

  /** The same with one more path. */
  public MemoryReader with(String path, Kind kind) {
    Map<String, Kind> more = new TreeMap<>(kinds);
    more.put(path, kind);
    return new MemoryReader(files, more);
  }

  @Override
  public Optional<SourceText> read(String path) {
    return Optional.ofNullable(files.get(path)).map(text -> SourceText.of(path, text));
  }

  @Override
  public List<String> expand(String pattern) {
    String[] wanted = pattern.split("/");
    return Stream.concat(files.keySet().stream(), kinds.keySet().stream())
        .filter(path -> {
          String[] names = path.split("/");
          if (names.length != wanted.length) {
            return false;
          }
          for (int i = 0; i < names.length; i++) {
            if (!new ShellPattern(wanted[i]).matches(names[i])) {
              return false;
            }
          }
          return true;
        })
        .sorted()
        .toList();
  }

  @Override
  public Kind kind(String path) {
    if (kinds.containsKey(path)) {
      return kinds.get(path);
    }
    String content = files.get(path);
    if (content != null) {
      return content.startsWith("#!") ? Kind.PROGRAM : Kind.FILE;
    }
    String directory = path.endsWith("/") ? path : path + "/";
    return files.keySet().stream().anyMatch(file -> file.startsWith(directory))
            || kinds.keySet().stream().anyMatch(file -> file.startsWith(directory))
        ? Kind.DIRECTORY
        : Kind.MISSING;
  }
}
