package org.logkeep.check.conf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code logcheck.conf} under coverage-guided fuzzing; without {@code JAZZER_FUZZ=1} only the seeds
 * run. What is taken for plain assignments, the real shell reads alike.
 */
class ConfigurationFuzz {
  private static final Map<String, String> NAMES =
      Map.of("TMP", "", "INTRO", "", "DATE", "", "FQDN", "", "REPORTLEVEL", "", "SENDMAILTO", "");

  @TempDir Path folder;

  @FuzzTest(maxDuration = "10m")
  void readsPlainAssignmentsAsTheShellDoes(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<Map<String, String>> plain = PlainAssignments.read(text);
    if (plain.isEmpty() || Collections.disjoint(plain.get().keySet(), NAMES.keySet())) {
      return;
    }
    Path file = folder.resolve("conf");
    Files.writeString(file, text);
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Map<String, String> theirs = new ShellReader(nowhere).read(file, NAMES);
    Map<String, String> ours = new HashMap<>(NAMES);
    ours.putAll(plain.get());
    ours.keySet().retainAll(NAMES.keySet());
    assertThat(theirs).containsAllEntriesOf(ours);
  }
}
