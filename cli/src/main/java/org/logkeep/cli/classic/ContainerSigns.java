package org.logkeep.cli.classic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What tells that this is a container, where the kernel's messages are those of the host and not
 * ours to log: marker files of container managers, or the variable {@code container}.
 *
 * @param environment the variables of the process
 * @param root where the marker files are looked for, {@code /}
 */
public record ContainerSigns(Map<String, String> environment, Path root) {
  private static final List<String> MARKERS =
      List.of(".dockerenv", "run/.containerenv", "run/systemd/container");

  /** Copies the variables. */
  public ContainerSigns {
    environment = Map.copyOf(environment);
  }

  /** The first sign that was found. */
  public Optional<String> find() {
    if (!environment.getOrDefault("container", "").isEmpty()) {
      return Optional.of("container=" + environment.get("container"));
    }
    return MARKERS.stream()
        .map(root::resolve)
        .filter(Files::exists)
        .map(Path::toString)
        .findFirst();
  }
}
