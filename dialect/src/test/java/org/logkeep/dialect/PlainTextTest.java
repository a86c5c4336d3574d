package org.logkeep.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;

/** A file that begins with something else than its text is told of. */
class PlainTextTest {
  @Test
  void tellsOfMarks() {
    assertThat(said("\ufeffmail.* /x", StandardCharsets.UTF_8))
        .containsExactly("the file begins with a byte order mark");
    assertThat(said("mail.* /x", StandardCharsets.UTF_16))
        .containsExactly("the file is saved as UTF-16, which none of the daemons reads");
    assertThat(said("\ufeffmail.* /x", StandardCharsets.UTF_16LE))
        .containsExactly("the file is saved as UTF-16, which none of the daemons reads");
  }

  @Test
  void leavesOthersAlone() {
    assertThat(said("", StandardCharsets.UTF_8)).isEmpty();
    assertThat(said("\u00ef", StandardCharsets.ISO_8859_1)).isEmpty();
    assertThat(said("mail.* /x\ufeff", StandardCharsets.UTF_8)).isEmpty();
  }

  private static List<String> said(String text, Charset charset) {
    Diagnostics diagnostics = new Diagnostics();
    PlainText.check(SourceText.of("test", text.getBytes(charset)), diagnostics);
    return diagnostics.all().stream().map(Diagnostic::message).toList();
  }
}
