package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of logs; what is expected was shown by logcheck 1.4.2 on the same files. */
class ListedLogsTest {
  private static final String HEAD = "System Events\n=-=-=-=-=-=-=\n";

  @TempDir Path folder;
  private CheckSandbox sandbox;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    sandbox.write("logs/a.log", "from a\n");
    sandbox.write("logs/b.log", "from b\n");
    sandbox.write("logs/7.log", "from 7\n");
  }

  @ParameterizedTest
  @CsvSource({
    "[[:alpha:]].log, a b",
    "[![:alpha:]].log, 7",
    "[a[:digit:]].log, 7 a",
    "[]a].log, a",
    "[!]a]*.log, 7 b",
    "?.log, 7 a b",
  })
  void expandsWildcardsAsTheShellDoes(String pattern, String names) throws IOException {
    sandbox.write("list", folder.resolve("logs") + "/" + pattern + "\n");

    assertThat(sandbox.run("-o").out())
        .isEqualTo(HEAD + names.replaceAll("(\\w) ?", "from $1\n") + "\n");
  }

  @Test
  void readsALogOnceThatIsListedTwice() throws IOException {
    String log = folder.resolve("logs/a.log").toString();
    sandbox.write("list", folder.resolve("logs") + "/a*\n" + log + "\n" + log + "\n");

    assertThat(sandbox.run("-o", "-t").out()).isEqualTo(HEAD + "from a\n".repeat(3) + "\n");
    assertThat(sandbox.run("-o").out()).isEqualTo(HEAD + "from a\n\n");
  }

  @Test
  void namesTheOffsetFileAfterTheNameInTheList() throws IOException {
    sandbox.write("list", folder + "//logs/*/../a.log\n" + folder + "//logs/a.log\n");

    sandbox.run("-o");

    String name = "offset" + folder.toString().replace('/', '.') + "..logs.a.log";
    assertThat(folder.resolve("state").toFile().list()).containsExactly(name);
  }

  @Test
  void readsLogsInTheOrderOfTheBytesOfTheirNames() throws IOException {
    sandbox.write("logs/\uffe6", "x y z won\n");
    sandbox.write("logs/\ud83d\ude00", "x y z face\n");
    sandbox.write("list", folder.resolve("logs") + "/[!a-z0-9]*\n");

    assertThat(sandbox.run("-o").out()).isEqualTo(HEAD + "x y z won\nx y z face\n\n");
  }

  @Test
  void keepsTheModeOfAnOffsetFile() throws IOException {
    Path log = folder.resolve("logs/a.log");
    sandbox.write("list", log + "\n");
    sandbox.run("-o");
    Path offset = folder.resolve("state/offset" + log.toString().replace('/', '.'));
    assertThat(Files.getPosixFilePermissions(offset))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(offset, PosixFilePermissions.fromString("rw-r-----"));
    sandbox.append("logs/a.log", "more\n");

    sandbox.run("-o");

    assertThat(Files.getPosixFilePermissions(offset))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
  }

  @Test
  void keepsACarriageReturnInTheNameOfALog() throws IOException {
    sandbox.write("list", folder.resolve("logs/a.log") + "\r\n");

    assertThat(sandbox.run("-o").err())
        .isEqualTo("Error: E: File could not be read: " + folder.resolve("logs/a.log") + "\r\n");
  }

  @Test
  void findsNamesInUtf8AlsoWhereTheLocaleIsC() throws Exception {
    sandbox.write("logs/\u00e9.log", "from \u00e9\n");
    sandbox.write("logs/\u00fc.log", "first\n");
    sandbox.write(
        "list", folder.resolve("logs") + "/\u00e9*\n" + folder.resolve("logs/\u00fc.log"));

    assertThat(runInC()).isEqualTo(HEAD + "first\nfrom \u00e9\n\n");

    folder
        .resolve("logs/\u00fc.log")
        .toFile()
        .renameTo(folder.resolve("logs/\u00fc.log.1").toFile());
    sandbox.append("logs/\u00fc.log.1", "second\n");
    sandbox.write("logs/\u00fc.log", "third\n");
    assertThat(runInC()).isEqualTo(HEAD + "second\nthird\n\n");
    assertThat(folder.resolve("state").toFile().list()).hasSize(2);
  }

  @Test
  void takesALogInUtf8FromTheCommandLineWhereTheLocaleIsC() throws Exception {
    Path log = sandbox.write("logs/\u00e9.log", "from \u00e9\n");

    assertThat(runInC("-l", log.toString())).isEqualTo(HEAD + "from \u00e9\n\n");
  }

  private String runInC(String... options) throws Exception {
    List<String> command =
        sandbox.command(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path", ""),
            "org.logkeep.cli.Main",
            "check-logs");
    command.add("-o");
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(sandbox.environment);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return out;
  }
}
