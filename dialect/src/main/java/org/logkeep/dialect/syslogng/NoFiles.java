package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.topology.diagnostic.SourceText;

/** A file system without anything in it, for texts that include nothing. */
final class NoFiles implements ConfigReader {
  @Override
  public Optional<SourceText> read(String path) {
    return Optional.empty();
  }

  @Override
  public List<String> expand(String pattern) {
    return List.of();
  }

  @Override
  public Kind kind(String path) {
    return Kind.MISSING;
  }
}
