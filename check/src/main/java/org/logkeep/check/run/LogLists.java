package org.logkeep.check.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.logkeep.check.CheckException;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.linux.PathText;
import org.logkeep.match.ShellPattern;

/**
 * The lists of logs to check: one path a line, wildcards expanded, blanks kept, comments and blank
 * lines dropped. First the main list, then every {@code *.logfiles} of the folder by name.
 */
final class LogLists {
  private final CheckSettings settings;

  LogLists(CheckSettings settings) {
    this.settings = settings;
  }

  /** All logs in order, one that does not exist included. */
  List<ListedLog> logs() {
    if (settings.onlyLog().isPresent()) {
      ListedLog log = new ListedLog(settings.onlyLog().get());
      if (!LogcheckRun.readable(log.path())) {
        throw unreadable(log.path());
      }
      return List.of(log);
    }
    List<ListedLog> logs = new ArrayList<>();
    boolean anyList = false;
    for (Path list : lists()) {
      anyList = true;
      for (String line : lines(list)) {
        expand(line).stream().map(ListedLog::new).forEach(logs::add);
      }
    }
    String fallback = settings.variables().get("LOGFILE");
    if (!fallback.isEmpty()) {
      return List.of(new ListedLog(fallback));
    }
    return anyList ? logs : List.of(new ListedLog("/var/log/syslog"));
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
      return Arrays.stream(PathText.decode(Files.readAllBytes(list)).split("\n"))
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw unreadable(list);
    }
  }

  private static CheckException unreadable(Path path) {
    return new CheckException(path + " does not exist or could not be read");
  }

  private static List<String> expand(String line) {
    if (line.indexOf('\0') >= 0) {
      return List.of(line); // no name, and so no pattern of names; it is reported as missing
    }
    List<String> found = new ArrayList<>();
    if (ShellPattern.isPattern(line)) {
      expand("", line, found);
    } else {
      found.add(line);
    }
    return found;
  }

  /** Adds all names that begin with a text and go on as the rest of a pattern says. */
  private static void expand(String before, String rest, List<String> found) {
    int start = 0;
    while (start < rest.length() && rest.charAt(start) == '/') {
      start++;
    }
    String folder = before + rest.substring(0, start);
    int slash = rest.indexOf('/', start);
    int end = slash < 0 ? rest.length() : slash;
    String part = rest.substring(start, end);
    List<String> names = ShellPattern.isPattern(part) ? matches(folder, part) : List.of(part);
    for (String name : names) {
      if (end < rest.length()) {
        expand(folder + name, rest.substring(end), found);
      } else if (Files.exists(DiskPath.path(folder + name))) {
        found.add(folder + name);
      }
    }
  }

  private static List<String> matches(String folder, String part) {
    ShellPattern pattern = new ShellPattern(part);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(DiskPath.path(folder))) {
      for (Path entry : entries) {
        String name = DiskPath.nameOf(entry);
        if (pattern.matches(name)) {
          names.add(name);
        }
      }
    } catch (IOException noFolder) {
      return List.of();
    }
    names.sort(ListedLog.NAME_ORDER);
    return names;
  }
}
