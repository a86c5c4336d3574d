package org.logkeep.check.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.logkeep.check.CheckException;

/**
 * The lists of logs to check: one path a line, wildcards expanded, blanks kept, comments and blank
 * lines dropped. First the main list, then every {@code *.logfiles} of the folder by name.
 */
final class LogLists {
  private final CheckSettings settings;

  LogLists(CheckSettings settings) {
    this.settings = settings;
  }

  /** All paths in order, a path that does not exist included. */
  List<Path> logs() {
    if (settings.onlyLog().isPresent()) {
      Path log = settings.onlyLog().get();
      if (!LogcheckRun.readable(log)) {
        throw unreadable(log);
      }
      return List.of(log);
    }
    List<Path> logs = new ArrayList<>();
    boolean anyList = false;
    for (Path list : lists()) {
      anyList = true;
      for (String line : lines(list)) {
        logs.addAll(expand(line));
      }
    }
    String fallback = settings.variables().get("LOGFILE");
    if (!fallback.isEmpty()) {
      return List.of(Path.of(fallback));
    }
    return anyList ? logs : List.of(Path.of("/var/log/syslog"));
  }

  private List<Path> lists() {
    List<Path> lists = new ArrayList<>();
    if (!settings.variables().get("LOGFILES_LIST").isEmpty()) {
      lists.add(settings.path("LOGFILES_LIST"));
    }
    Path folder = settings.path("LOGFILES_LIST_D");
    if (!settings.variables().get("LOGFILES_LIST_D").isEmpty() && Files.isDirectory(folder)) {
      List<Path> more = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          if (name.endsWith(".logfiles") && name.charAt(0) != '.') {
            more.add(entry);
          }
        }
      } catch (IOException e) {
        throw unreadable(folder);
      }
      Collections.sort(more);
      lists.addAll(more);
    }
    return lists;
  }

  private static List<String> lines(Path list) {
    try {
      return new String(Files.readAllBytes(list), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw unreadable(list);
    }
  }

  private static CheckException unreadable(Path path) {
    return new CheckException(path + " does not exist or could not be read");
  }

  private static List<Path> expand(String line) {
    if (line.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
      return List.of(Path.of(line));
    }
    List<Path> found = List.of(Path.of(line.startsWith("/") ? "/" : ""));
    for (String part : line.split("/+")) {
      if (!part.isEmpty()) {
        found = found.stream().flatMap(p -> step(p, part).stream()).toList();
      }
    }
    return found;
  }

  private static List<Path> step(Path folder, String part) {
    if (part.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
      Path next = folder.resolve(part);
      return Files.exists(next) ? List.of(next) : List.of();
    }
    List<Path> matches = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if ((name.charAt(0) != '.' || part.charAt(0) == '.') && Wildcard.matches(part, name)) {
          matches.add(folder.resolve(name));
        }
      }
    } catch (IOException noFolder) {
      return List.of();
    }
    Collections.sort(matches);
    return matches;
  }
}
