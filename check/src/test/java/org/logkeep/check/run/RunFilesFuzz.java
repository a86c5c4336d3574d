package org.logkeep.check.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.check.CheckException;
import org.logkeep.check.conf.Variables;
import org.logkeep.match.ShellPattern;

/**
 * What a run reads beside logs and rules, under coverage-guided fuzzing; without {@code
 * JAZZER_FUZZ=1} only the seeds run.
 */
class RunFilesFuzz {
  private static final String CURSOR = "s=1f;i=a;x=0";

  @TempDir Path folder;

  @FuzzTest(maxDuration = "10m")
  void readsAnyListOfLogs(byte[] bytes) throws IOException {
    Path list = folder.resolve("list");
    Files.write(list, bytes);
    Variables variables =
        Variables.defaults()
            .with("LOGFILES_LIST", list.toString())
            .with("LOGFILES_LIST_D", folder.toString());
    try {
      assertThat(new LogLists(settings(variables)).logs()).doesNotContainNull();
    } catch (CheckException said) {
      assertThat(said.getMessage()).contains(list.toString());
    }
  }

  @FuzzTest(maxDuration = "5m")
  void takesTheCursorAloneOffTheEndOfAnyJournal(byte[] bytes) throws IOException {
    byte[] trailer = ("-- cursor: " + CURSOR + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(bytes);
    if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
      text.write('\n');
    }
    byte[] entries = text.toByteArray();
    text.writeBytes(trailer);
    JournalText journal = new JournalText(new ByteArrayInputStream(text.toByteArray()));
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 + bytes.length % 50];
    for (int got = 0; got >= 0; got = journal.read(buffer, 0, buffer.length)) {
      read.write(buffer, 0, got);
    }
    assertThat(read.toByteArray()).isEqualTo(entries);
    assertThat(journal.cursor()).contains(CURSOR);
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyPositionInTheJournal(byte[] bytes) throws IOException {
    Path file = folder.resolve("offset.journal");
    Files.write(file, bytes);
    JournalPosition position = JournalPosition.read(file).orElseThrow();
    position.write(file);
    assertThat(JournalPosition.read(file)).contains(position);
  }

  @FuzzTest(maxDuration = "5m")
  void comparesAnyNameWithAnyWildcard(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String pattern = text.substring(0, text.length() / 2);
    String name = text.substring(text.length() / 2);
    String plain = "x" + name; // one with a leading dot would hide from a star
    boolean fits = new ShellPattern("x" + pattern).matches(plain);
    assertThat(new ShellPattern("x*" + pattern).matches(plain)).as("a star adds").isIn(true, fits);
    String literal = name.replaceAll("([\\\\*?\\[])", "\\\\$1");
    assertThat(new ShellPattern(literal).matches(name)).isTrue();
  }

  private static CheckSettings settings(Variables variables) {
    return new CheckSettings(
        variables,
        Map.of("LC_ALL", "C"),
        Optional.empty(),
        true,
        false,
        false,
        false,
        "box",
        false,
        false,
        "text",
        false,
        false);
  }
}
