package org.logkeep.dialect;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.match.ShellPattern;
import org.logkeep.topology.diagnostic.SourceText;

/** Reads configurations from the real file system. */
public final class FileConfigReader implements ConfigReader {
  /** More is no configuration, whatever it is. */
  private static final long LONGEST = 64L << 20;

  private static final int FORMAT = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final int PIPE = 0010000;

  /** Makes a reader. */
  public FileConfigReader() {}

  @Override
  public Optional<SourceText> read(String path) {
    try {
      Path file = Path.of(path);
      if (Files.isRegularFile(file) && Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      return Optional.of(SourceText.of(path, Files.readAllBytes(file)));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> expand(String pattern) {
    if (pattern.isEmpty()) {
      return List.of();
    }
    List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
    String[] names = pattern.split("/+");
    for (int i = 0; i < names.length; i++) {
      if (!names[i].isEmpty()) {
        found = step(found, names[i], i + 1 < names.length);
      }
    }
    return found.stream().sorted().toList();
  }

  private static List<String> step(List<String> prefixes, String name, boolean inner) {
    List<String> found = new ArrayList<>();
    for (String prefix : prefixes) {
      for (String entry : ShellPattern.isPattern(name) ? names(prefix, name) : List.of(name)) {
        String path = prefix + entry;
        if (exists(path)) {
          found.add(inner ? path + "/" : path);
        }
      }
    }
    return found;
  }

  private static List<String> names(String directory, String pattern) {
    ShellPattern shell = new ShellPattern(pattern);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(Path.of(directory.isEmpty() ? "." : directory))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (shell.matches(name)) {
          names.add(name);
        }
      }
    } catch (IOException | InvalidPathException | DirectoryIteratorException e) {
      // As the shell does: what cannot be listed names nothing.
      return List.of();
    }
    return names;
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public Kind kind(String path) {
    try {
      Path file = Path.of(path);
      if (!Files.exists(file)) {
        return Kind.MISSING;
      }
      if (Files.isDirectory(file)) {
        return Kind.DIRECTORY;
      }
      if (Files.isRegularFile(file)) {
        return Files.isExecutable(file) ? Kind.PROGRAM : Kind.FILE;
      }
      int mode = (Integer) Files.getAttribute(file, "unix:mode");
      return switch (mode & FORMAT) {
        case PIPE -> Kind.PIPE;
        case CHARACTER_DEVICE -> terminal((Long) Files.getAttribute(file, "unix:rdev"));
        default -> Kind.OTHER;
      };
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      return Kind.MISSING;
    }
  }

  /** By the major numbers of the kernel's list of devices, as isatty would need an open file. */
  private static Kind terminal(long device) {
    long major = (device >>> 8 & 0xfff) | (device >>> 32 & ~0xfffL);
    boolean terminal =
        major == 4
            || major == 5
            || (major >= 136 && major <= 143)
            || major == 188
            || major == 204
            || major == 229;
    return terminal ? Kind.TERMINAL : Kind.OTHER;
  }
}
