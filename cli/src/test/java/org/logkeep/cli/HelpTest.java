package org.logkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example that help shows is a command line that works. */
class HelpTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir private Path directory;

  private record Result(int code, String out, String err) {}

  private static Result run(List<String> words, String in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            words,
            new Command.Streams(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "explain", "convert"})
  void examplesRun(String command) throws IOException {
    Result help = run(List.of(command, "--help"), "");
    assertThat(help.code()).isZero();
    List<String> examples =
        help.out()
            .substring(help.out().indexOf("Examples:"))
            .lines()
            .map(String::strip)
            .filter(line -> line.contains("logkeep " + command))
            .toList();
    assertThat(examples).hasSizeGreaterThan(2);
    for (String example : examples) {
      Result result = run(words(example), "<13>Oct 11 22:14:15 host app: one\n");
      assertThat(result.code()).as(example + result.err()).isIn(0, 2);
      boolean silent = example.contains("check --format json");
      assertThat(result.out().isEmpty()).as(example).isEqualTo(silent);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "ctl"})
  void helpHasExamples(String command) {
    Result help = run(List.of(command, "--help"), "");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Examples:", "logkeep " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "explain", "convert", "ctl"})
  void anUnknownOptionIsAMistakeInUse(String command) {
    Result result = run(List.of(command, "--no-such-option"), "");
    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err()).contains("'logkeep " + command + " --help' shows what it takes");
  }

  /** The words behind {@code logkeep}, up to a redirection, with the files that they name made. */
  private List<String> words(String example) throws IOException {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(example.substring(example.indexOf("logkeep ") + 8));
    boolean file = false;
    while (word.find() && !">".equals(word.group(2))) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(file ? made(text) : text);
      file = text.equals("-f");
    }
    return words;
  }

  private String made(String name) throws IOException {
    String plain = name.substring(name.lastIndexOf('/') + 1);
    Path path = directory.resolve(plain);
    String text =
        plain.endsWith(".sh")
            ? "#!/bin/sh\nprintf '%s\\n' \"$3\" | mail -s warning root\n"
            : plain.equals("syslog.conf")
                ? "mail.*\t-/var/log/mail.log\n*.*;auth,authpriv.none\t-/var/log/syslog\n"
                : """
                @version: 3.38
                source s { unix-dgram("/dev/log"); internal(); };
                source n { network(transport("udp") port(5514)); };
                destination d { file("/var/log/messages"); };
                log { source(s); source(n); destination(d); };
                """;
    Files.writeString(path, text);
    return path.toString();
  }
}
