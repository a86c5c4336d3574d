package org.logkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in the use of a command lead to its help. */
class HelpTest {
  private record Result(int code, String err) {}

  private static Result run(List<String> words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            words,
            new Command.Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    return new Result(code, err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "explain", "convert", "ctl"})
  void anUnknownOptionIsAMistakeInUse(String command) {
    Result result = run(List.of(command, "--no-such-option"));
    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err()).contains("'logkeep " + command + " --help' shows what it takes");
  }
}
