package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks by the native matcher, and what it keeps between runs. */
class NativeMatcherTest {
  private static final String LOG =
      """
      Mar  1 02:00:00 h1 app[1]: noise 7
      Mar  1 02:00:01 h1 app[1]: caf\u00e9 ok
      Mar  1 02:00:02 h1 su: breach
      Mar  1 02:00:03 h1 app[1]: new
      """;

  @TempDir Path folder;
  private CheckSandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    sandbox.write("rules/violations.d/su", "breach\n");
    sandbox.write(
        "rules/ignore.d.server/app",
        "^\\w{3} [ :0-9]{11} \\w+ app\\[[0-9]+\\]: noise [0-9]+$\n: \\w+ ok$\n(broken\n");
    sandbox.write("logs/a", LOG);
  }

  private List<Path> kept(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(sandbox.cache())) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  @Test
  void givesTheSameReportCompiledReadBackAndInJava() throws IOException {
    CheckSandbox.Outcome java = sandbox.run("-o", "-t", "--matcher=java");
    CheckSandbox.Outcome compiled = sandbox.run("-o", "-t", "--matcher=native");
    CheckSandbox.Outcome readBack = sandbox.run("-o", "-t", "--matcher", "native");
    assertThat(java.out()).contains("breach").contains("new").doesNotContain("noise");
    assertThat(compiled).isEqualTo(java);
    assertThat(readBack).isEqualTo(java);
    assertThat(java.err()).contains("(broken");
  }

  @Test
  void keepsCompiledRulesForItsOwnerOnlyAndCompilesAgainWhenARuleChanges() throws IOException {
    sandbox.run("-o", "-t", "--matcher=native");
    List<Path> first = kept(".rules");
    assertThat(first).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.getFirst())))
        .isEqualTo("rw-------");
    sandbox.write("rules/ignore.d.server/more", "new$\n");
    assertThat(sandbox.run("-o", "-t", "--matcher=native").out()).doesNotContain(": new");
    assertThat(kept(".rules")).hasSize(2).containsAll(first);
  }

  @Test
  void takesNoCompiledRulesThatAreDamagedOrThatOthersCanWriteTo() throws IOException {
    CheckSandbox.Outcome good = sandbox.run("-o", "-t", "--matcher=native");
    Path file = kept(".rules").getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(sandbox.run("-o", "-t", "--matcher=native")).isEqualTo(good);
    assertThat(Files.readAllBytes(file)).isNotEqualTo(bytes);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(sandbox.run("-o", "-t", "--matcher=native")).isEqualTo(good);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void compilesManyRulesOnceTheyWereUsedBefore() throws IOException {
    String rules =
        String.join("\n", IntStream.range(0, 120).mapToObj(i -> "^rule " + i + "$").toList());
    sandbox.write("rules/ignore.d.server/many", rules + "\n");
    CheckSandbox.Outcome first = sandbox.run("-o", "-t", "--matcher=auto");
    assertThat(kept(".rules")).isEmpty();
    CheckSandbox.Outcome second = sandbox.run("-o", "-t", "--matcher=auto");
    assertThat(kept(".rules")).hasSize(1);
    CheckSandbox.Outcome third = sandbox.run("-o", "-t", "--matcher=auto");
    assertThat(List.of(second, third)).containsOnly(first);
  }

  @Test
  void saysWhyTheNativeMatcherCannotBeUsed() throws IOException {
    Files.createDirectories(sandbox.cache().getParent());
    Files.writeString(sandbox.cache(), "in the way");
    CheckSandbox.Outcome outcome = sandbox.run("-o", "--matcher=native");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("Error: the native matcher cannot be used: ");
    assertThat(sandbox.run("-o", "--matcher=auto").out()).contains("breach");
  }

  @Test
  void refusesAMatcherThatItDoesNotKnow() throws IOException {
    assertThat(sandbox.run("-o", "--matcher=fast").status()).isEqualTo(1);
    sandbox.environment.put("LOGKEEP_MATCHER", "fast");
    assertThat(sandbox.run("-o").err()).contains("LOGKEEP_MATCHER");
  }
}
