package org.logkeep.dialect;

import java.util.List;
import java.util.Map;

/**
 * What the surroundings of a configuration say, for front-ends that ask for it.
 *
 * @param includePath directories in which included files are searched, the first first
 * @param environment environment variables
 */
public record DialectOptions(List<String> includePath, Map<String, String> environment) {
  /** Copies list and map. */
  public DialectOptions {
    includePath = List.copyOf(includePath);
    environment = Map.copyOf(environment);
  }

  /** No include path, no environment. */
  public static DialectOptions plain() {
    return new DialectOptions(List.of(), Map.of());
  }

  /** For a configuration file: its directory is the include path. */
  public static DialectOptions beside(String file, Map<String, String> environment) {
    int slash = file.lastIndexOf('/');
    return new DialectOptions(
        List.of(slash < 0 ? "." : slash == 0 ? "/" : file.substring(0, slash)), environment);
  }
}
