package org.logkeep.cli.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * A configuration file, read anew at each reload.
 *
 * @param name its path
 */
public record ConfigurationFile(String name) implements DaemonRequest.Configuration {
  @Override
  public Optional<SourceText> read() {
    try {
      return Optional.of(SourceText.of(name, Files.readAllBytes(Path.of(name))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
