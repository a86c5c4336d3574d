package org.logkeep.topology.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The manual's page of codes. {@code -Dlogkeep.write.docs=true} writes it anew. */
class ErrorsPageTest {
  @Test
  void pageIsUpToDate() throws IOException {
    Path page = Path.of("../docs/errors.md");
    if (Boolean.getBoolean("logkeep.write.docs")) {
      Files.writeString(page, ErrorsPage.markdown());
    }
    assertThat(Files.readString(page)).isEqualTo(ErrorsPage.markdown());
  }

  @Test
  void noCodeIsGivenTwice() {
    assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code))
        .doesNotHaveDuplicates();
  }
}
