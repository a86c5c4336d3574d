package org.logkeep.cli.syslogng;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of syslog-ng's command line (syslog-ng(8)): long options as {@code --name=value} or
 * {@code --name value}, short ones alone or in a cluster.
 */
final class SyslogNgArguments {
  /** Something on the command line is wrong; the message is what the original prints. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  private static final Map<Character, String> SHORT =
      Map.ofEntries(
          Map.entry('f', "cfgfile"),
          Map.entry('R', "persist-file"),
          Map.entry('p', "pidfile"),
          Map.entry('c', "control"),
          Map.entry('F', "foreground"),
          Map.entry('s', "syntax-only"),
          Map.entry('e', "stderr"),
          Map.entry('v', "verbose"),
          Map.entry('d', "debug"),
          Map.entry('t', "trace"),
          Map.entry('V', "version"),
          Map.entry('u', "user"),
          Map.entry('g', "group"),
          Map.entry('C', "chroot"),
          Map.entry('L', "log-level"),
          Map.entry('r', "startup-debug"),
          Map.entry('S', "seed"),
          Map.entry('h', "help"));

  private static final Set<String> WITH_VALUE =
      Set.of(
          "cfgfile",
          "persist-file",
          "pidfile",
          "control",
          "process-mode",
          "preprocess-into",
          "module-path",
          "user",
          "group",
          "chroot",
          "caps",
          "fd-limit",
          "worker-threads",
          "log-level");

  private static final Set<String> WITHOUT_VALUE =
      Set.of(
          "foreground",
          "syntax-only",
          "stderr",
          "verbose",
          "debug",
          "trace",
          "startup-debug",
          "version",
          "no-caps",
          "enable-core",
          "no-module-discovery",
          "module-registry",
          "seed",
          "help",
          "help-all");

  private final Map<String, String> given = new HashMap<>();

  SyslogNgArguments(List<String> words) throws UsageException {
    List<String> left = new ArrayList<>(words);
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      if (word.startsWith("--")) {
        longOption(word.substring(2), left);
      } else if (word.startsWith("-") && word.length() > 1) {
        shortOptions(word, left);
      } else {
        throw new UsageException("Excess number of arguments");
      }
    }
  }

  private void longOption(String text, List<String> left) throws UsageException {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    if (WITH_VALUE.contains(name)) {
      if (equals < 0 && left.isEmpty()) {
        throw new UsageException(
            "Error parsing command line arguments: Missing argument for --" + name);
      }
      given.put(name, equals < 0 ? left.removeFirst() : text.substring(equals + 1));
    } else if (WITHOUT_VALUE.contains(name) && equals < 0) {
      given.put(name, "");
    } else {
      throw new UsageException("Error parsing command line arguments: Unknown option --" + text);
    }
  }

  private void shortOptions(String word, List<String> left) throws UsageException {
    for (int i = 1; i < word.length(); i++) {
      String name = SHORT.get(word.charAt(i));
      if (name == null) {
        throw new UsageException("Error parsing command line arguments: Unknown option " + word);
      }
      if (!WITH_VALUE.contains(name)) {
        given.put(name, "");
        continue;
      }
      if (i + 1 < word.length()) {
        given.put(name, word.substring(i + 1));
      } else if (!left.isEmpty()) {
        given.put(name, left.removeFirst());
      } else {
        throw new UsageException(
            "Error parsing command line arguments: Missing argument for " + word);
      }
      return;
    }
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(given.get(name));
  }
}
