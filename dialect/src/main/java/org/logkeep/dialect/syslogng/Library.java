package org.logkeep.dialect.syslogng;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.logkeep.topology.diagnostic.SourceText;

/** The ready-made blocks that {@code @include "scl.conf"} brings in. */
final class Library {
  private Library() {}

  static SourceText text() {
    try (InputStream in = Library.class.getResourceAsStream("scl.conf")) {
      if (in == null) {
        throw new IllegalStateException("scl.conf is missing from the program's own files");
      }
      return SourceText.of("scl.conf", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
