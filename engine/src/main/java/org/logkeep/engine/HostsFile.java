package org.logkeep.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of addresses from a file of the form of {@code /etc/hosts} (hosts(5)). */
record HostsFile(Map<String, String> names) {
  static final HostsFile EMPTY = new HostsFile(Map.of());

  HostsFile {
    names = Map.copyOf(names);
  }

  /** Reads a file; one that cannot be read names nobody. */
  static HostsFile read(Path path) {
    try {
      return parse(Files.readString(path, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return EMPTY;
    }
  }

  /** Reads the text of such a file: an address and its names a line, comments behind a hash. */
  static HostsFile parse(String text) {
    Map<String, String> names = new HashMap<>();
    for (String line : text.lines().toList()) {
      int hash = line.indexOf('#');
      String[] words = (hash < 0 ? line : line.substring(0, hash)).trim().split("\\s+");
      if (words.length > 1) {
        names.putIfAbsent(words[0], words[1]);
      }
    }
    return new HostsFile(names);
  }

  /** The first name of an address. */
  Optional<String> find(String address) {
    return Optional.ofNullable(names.get(address));
  }
}
