package org.logkeep.dialect.syslogng;

import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;

/** Makes mapped texts of strings that stand in no file. */
final class MappedTexts {
  private MappedTexts() {}

  static MappedText of(String text) {
    return MappedText.of(
        SourceText.of("(value)", org.logkeep.topology.template.Template.bytes(text)),
        Optional.empty());
  }
}
