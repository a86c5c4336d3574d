package org.logkeep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class HostsFileTest {
  @Test
  void givesTheFirstNameOfAnAddress() {
    HostsFile hosts =
        HostsFile.parse(
            "# names\n192.0.2.1\tone.example.com one # more\n\n::1 local\n192.0.2.1 two\n");

    assertThat(hosts.find("192.0.2.1")).contains("one.example.com");
    assertThat(hosts.find("::1")).contains("local");
    assertThat(hosts.find("192.0.2.2")).isEmpty();
  }

  @Test
  void aFileThatIsNotThereNamesNobody() {
    assertThat(HostsFile.read(Path.of("/nosuch/hosts")).names()).isEmpty();
  }
}
