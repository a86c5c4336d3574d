package org.logkeep.engine.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

final class RotationTest {
  @TempDir Path directory;
  private Workbench bench;

  @BeforeEach
  void start() {
    bench = new Workbench(directory);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private Options numbered(Object... more) {
    Options options =
        Workbench.options(
            "path",
            Template.literal(directory.resolve("log").toString()),
            "rotate-style",
            "numbered",
            "rotate-size",
            10L,
            "rotate-count",
            3L);
    for (int i = 0; i < more.length; i += 2) {
      options = options.with((String) more[i], more[i + 1], Span.BUILT_IN);
    }
    return options;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rotatesBeforeTheRecordThatFindsTheFileTooLarge(boolean sync) {
    Destination file = bench.open("file", numbered("sync", sync));

    bench.write(file, "12345", "12345", "next", "12345", "x");

    Workbench.awaitText(directory.resolve("log"), "x\n");
    Workbench.awaitText(directory.resolve("log.1"), "12345\n12345\n");
    Workbench.awaitText(directory.resolve("log.0"), "next\n12345\n");
    Workbench.await("acknowledgement", () -> bench.settled() == 1);
    assertThat(bench.counts(file)).isEqualTo("processed 5, written 5, queued 0, dropped 0");
  }

  @Test
  void rotatesWhenToldWhateverTheSize() {
    Destination file = bench.open("file", numbered());
    bench.write(file, "a");
    Workbench.awaitText(directory.resolve("log"), "a\n");

    bench.run(bench.kinds()::rotate);

    Workbench.awaitText(directory.resolve("log.0"), "a\n");
    Workbench.awaitText(directory.resolve("log"), "");
  }

  @Test
  void runsAHookWithThePathOfTheLog() throws IOException {
    Destination file = bench.open("file", numbered("rotate-hooks", List.of(hook())));

    bench.write(file, "more than ten", "x");

    Workbench.awaitText(directory.resolve("out"), directory.resolve("log") + "||\n");
  }

  @Test
  void rotatesByDateAndTellsWhichProgramCausedIt() throws IOException {
    Path current = directory.resolve("logs/current");
    Options options =
        Workbench.options(
            "path",
            Template.literal(current.toString()),
            "create-last-directory",
            true,
            "rotate-style",
            "dated",
            "rotate-size",
            20L,
            "rotate-age",
            Duration.ofDays(1),
            "rotate-overhead",
            5L,
            "rotate-hooks",
            List.of(hook()),
            "rotate-hook-arguments",
            "record",
            "rotate-hook-stamp",
            Template.literal("now"));
    Destination file = bench.open("file", options);

    bench.write(file, "12345");
    bench.write(file, "12345", "next");

    Workbench.awaitText(current, "next\n");
    try (Stream<Path> files = Files.list(current.getParent())) {
      Path old =
          files
              .filter(f -> f.getFileName().toString().startsWith("log-"))
              .findFirst()
              .orElseThrow();
      assertThat(old).hasContent("12345\n12345\n");
      Workbench.awaitText(directory.resolve("out"), "now|app|" + old + "\n");
    }
    assertThat(Workbench.read(current.resolveSibling(".timestamp"))).matches("[0-9]+\n");
  }

  @Test
  void tellsOfHooksThatCannotBeRunOrFail() throws IOException {
    String missing = directory.resolve("missing").toString();
    String fails = hook("exit 3");
    Destination file = bench.open("file", numbered("rotate-hooks", List.of(missing, fails)));

    bench.write(file, "more than ten", "x");

    Workbench.await("two reports", () -> bench.journal().size() == 2);
    assertThat(bench.journal())
        .anySatisfy(said ->
            assertThat(said)
                .isEqualTo(
                    "warning: after a rotation: cannot run "
                        + missing
                        + ": No such file or directory"))
        .anySatisfy(said ->
            assertThat(said)
                .matches("warning: after a rotation: \\S+/hook \\[\\d+] exited with code 3"));
  }

  private String hook() throws IOException {
    return hook("echo \"$1|$2|$3\" >> " + directory + "/out");
  }

  private String hook(String command) throws IOException {
    Path script = directory.resolve("hook");
    Files.writeString(script, "#!/bin/sh\n" + command + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script.toString();
  }
}
