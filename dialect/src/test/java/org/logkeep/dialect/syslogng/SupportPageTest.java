package org.logkeep.dialect.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The reference page says what the tables say. {@code -Dlogkeep.write.docs=true} writes it anew.
 */
class SupportPageTest {
  @Test
  void pageIsUpToDate() throws IOException {
    Path page = Path.of("../docs/reference/syslog-ng.md");
    if (Boolean.getBoolean("logkeep.write.docs")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, SupportPage.markdown());
    }
    assertThat(Files.readString(page)).isEqualTo(SupportPage.markdown());
  }
}
