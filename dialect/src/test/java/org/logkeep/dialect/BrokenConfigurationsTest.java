package org.logkeep.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.metalog.ScriptLint;
import org.logkeep.dialect.sysklogd.Reading;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Each configuration of the directories {@code handbook} and {@code broken}, and what is said of
 * it, in the file {@code .said} beside it.
 *
 * <p>To write those files anew, set {@code -Dlogkeep.golden=} to the directory of the resources.
 */
class BrokenConfigurationsTest {
  private static final MemoryReader SYSTEM =
      MemoryReader.EMPTY
          .with("/var/log/syslog", "")
          .with("/usr/local/sbin/logrotate", "#!/bin/sh\n")
          .with("/usr/local/sbin/plain", "echo \"$3\" | mail root\n")
          .with("/etc/more/a.conf", "mail.nosuch /var/log/a\n")
          .with("/etc/loop.conf", "include /etc/loop.conf\n")
          .with("/etc/loop-ng.conf", "@include \"/etc/loop-ng.conf\"\n")
          .with("/var/log/file", "not a directory\n")
          .with("/etc/locked/a.conf", MemoryReader.Kind.FILE);

  static Stream<String> files() throws IOException, URISyntaxException {
    Path root = resources();
    try (Stream<Path> all = Files.walk(root)) {
      return all
          .filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".said"))
          .map(path -> root.relativize(path).toString())
          .filter(name -> name.startsWith("handbook/") || name.startsWith("broken/"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsWrong(String file) throws IOException, URISyntaxException {
    SourceText text = SourceText.of(file, Files.readAllBytes(resources().resolve(file)));
    String said = shown(check(file, text));
    String golden = System.getProperty("logkeep.golden", "");
    if (!golden.isEmpty()) {
      Files.writeString(Path.of(golden, file + ".said"), said);
    }
    Path expected = golden.isEmpty() ? resources() : Path.of(golden);
    assertThat(said).isEqualTo(Files.readString(expected.resolve(file + ".said")));
  }

  @Test
  void coversEveryDirectory() throws IOException, URISyntaxException {
    assertThat(files())
        .anyMatch(file -> file.startsWith("handbook/"))
        .anyMatch(file -> file.startsWith("broken/sysklogd/"))
        .anyMatch(file -> file.startsWith("broken/metalog/"))
        .anyMatch(file -> file.startsWith("broken/syslogng/"));
  }

  /**
   * Every code that reading a configuration can give is shown by one of these files. Left out are
   * those that belong to {@code convert} or are reserved.
   */
  @Test
  void showsEveryCode() throws IOException, URISyntaxException {
    Set<String> shown = new TreeSet<>(List.of("LK0305", "LK0690"));
    for (String file : files().toList()) {
      Matcher code =
          Pattern.compile("\\[(LK\\d{4})\\]")
              .matcher(Files.readString(resources().resolve(file + ".said")));
      while (code.find()) {
        shown.add(code.group(1));
      }
    }
    assertThat(shown)
        .containsAll(
            Arrays.stream(DiagnosticCode.values())
                .map(DiagnosticCode::code)
                .filter(code -> code.compareTo("LK0900") < 0)
                .toList());
  }

  private static List<Diagnostic> check(String file, SourceText text) {
    if (file.contains(".sh")) {
      Diagnostics diagnostics = new Diagnostics();
      ScriptLint.check(text, Optional.empty(), diagnostics);
      return diagnostics.all();
    }
    FrontEnd frontEnd =
        file.contains("metalog")
            ? new MetalogFrontEnd(MetalogSwitches.DEFAULT)
            : file.contains("syslog-ng") || file.contains("syslogng")
                ? new SyslogNgFrontEnd(DialectOptions.plain())
                : new SysklogdFrontEnd(SysklogdSwitches.DEFAULT.with(reading(file)));
    return frontEnd.lint(SYSTEM, text).diagnostics();
  }

  private static Reading reading(String file) {
    return file.contains("rsyslog") ? Reading.RSYSLOG : Reading.SYSKLOGD;
  }

  private static String shown(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(diagnostic.level().word())
          .append('[')
          .append(diagnostic.code())
          .append("]: ")
          .append(diagnostic.message())
          .append('\n');
      diagnostic
          .labels()
          .forEach(label ->
              out.append("  ")
                  .append(label.span().line())
                  .append(':')
                  .append(label.span().column())
                  .append(" \"")
                  .append(label.span().content())
                  .append("\" ")
                  .append(label.text())
                  .append('\n'));
      diagnostic.help().forEach(line -> out.append("  help: ").append(line).append('\n'));
    }
    return out.toString();
  }

  private static Path resources() throws URISyntaxException {
    URI handbook =
        Objects.requireNonNull(BrokenConfigurationsTest.class.getResource("handbook/syslog.conf"))
            .toURI();
    return Objects.requireNonNull(
        Objects.requireNonNull(Path.of(handbook).getParent()).getParent());
  }
}
