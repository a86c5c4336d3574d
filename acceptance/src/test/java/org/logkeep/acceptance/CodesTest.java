package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.logkeep.topology.diagnostic.DiagnosticCode;

/** Every code that any module says has its entry in the manual's page of codes. */
class CodesTest {
  private static final Pattern CODE = Pattern.compile("\"(LK\\d{4})\"");

  @Test
  void everyCodeThatIsSaidIsExplained() throws IOException {
    Set<String> said = new TreeSet<>();
    for (String module : List.of("dialect", "engine", "check", "cli", "rotate", "topology")) {
      try (Stream<Path> all = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher code = CODE.matcher(Files.readString(file));
          while (code.find()) {
            said.add(code.group(1));
          }
        }
      }
    }
    assertThat(said).hasSizeGreaterThan(50);
    assertThat(said).allSatisfy(code -> assertThat(DiagnosticCode.of(code)).isPresent());
  }
}
