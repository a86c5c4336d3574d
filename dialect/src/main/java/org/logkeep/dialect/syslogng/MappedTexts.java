package org.logkeep.dialect.syslogng;

import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.template.Template;

/** Makes mapped texts of strings that stand in no file. */
final class MappedTexts {
  private MappedTexts() {}

  static MappedText of(String text) {
    return MappedText.of(SourceText.of("(value)", Template.bytes(text)), Optional.empty());
  }
}
