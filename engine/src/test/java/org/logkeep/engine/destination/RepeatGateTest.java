package org.logkeep.engine.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

final class RepeatGateTest {
  @TempDir Path directory;
  private Workbench bench;
  private Path log;

  @BeforeEach
  void start() {
    bench = new Workbench(directory);
    log = directory.resolve("log");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private Destination open(String way, Options options, Object... more) {
    Options all =
        Workbench.options(
            "path",
            Template.literal(log.toString()),
            "repeats",
            new Use(ComponentKind.FILTER, way, options, Span.BUILT_IN),
            "template",
            Template.of(
                Template.macro("HOST"),
                new Template.Literal(" "),
                Template.macro("MSGHDR"),
                Template.macro("MESSAGE"),
                new Template.Literal("\n")));
    for (int i = 0; i < more.length; i += 2) {
      all = all.with((String) more[i], more[i + 1], Span.BUILT_IN);
    }
    return bench.open("file", all);
  }

  @Test
  void tellsTheNumberBeforeTheNextOtherRecordAsSysklogdDoes() {
    Destination file = open("repeats-classic", Options.NONE);

    bench.write(file, "a", "a", "a", "b");

    Workbench.awaitText(log, "vm app[7]: a\nvm last message buffered 2 times\nvm app[7]: b\n");
    assertThat(bench.counts(file)).isEqualTo("processed 5, written 3, queued 0, dropped 2");
  }

  @Test
  void tellsTheNumberWhenFilesAreReopened() {
    Destination file = open("repeats-classic", Options.NONE);
    bench.write(file, "a", "a");

    bench.run(file::reopen);

    Workbench.awaitText(log, "vm app[7]: a\nvm last message buffered 1 times\n");
  }

  @Test
  void tellsTheNumberWhenTheDaemonEnds() {
    Destination file = open("repeats-classic", Options.NONE);
    bench.write(file, "a", "a");

    assertThat(bench.onLoop(() -> file.drain(1_000_000_000L))).isTrue();

    Workbench.awaitText(log, "vm app[7]: a\nvm last message buffered 1 times\n");
  }

  @Test
  void writesMetalogsLinesWithoutStamp() {
    Destination file = open("repeats-metalog", Options.NONE);

    bench.write(file, "a", "a", "a", "b", "b", "b", "c");

    Workbench.awaitText(
        log,
        """
        vm app[7]: a
        vm app[7]: a
                        - Last output repeated twice -
        vm app[7]: b
                        - Last output repeated 2 times -
        vm app[7]: c
        """);
  }

  @Test
  void losesNoTextThatBeginsALongerOne() {
    Destination file = open("repeats-metalog", Options.NONE);

    bench.write(file, "hello", "hello", "hello world", "hello", "end", "end");
    assertThat(bench.onLoop(() -> file.drain(1_000_000_000L))).isTrue();

    Workbench.awaitText(
        log,
        """
        vm app[7]: hello
        vm app[7]: hello
        vm app[7]: hello world
        vm app[7]: hello
        vm app[7]: end
        """);
  }

  @Test
  void suppressesForAnInterval() {
    Options options = Options.NONE.with("interval", Duration.ofMillis(200), Span.BUILT_IN);
    Destination file = open("repeats-suppress", options);

    bench.write(file, "a rather long message", "a rather long message", "a rather long message");

    Workbench.await("both lines", () -> Workbench.read(log).lines().count() == 2);
    assertThat(Workbench.read(log).lines().toList().get(1))
        .matches(
            "vm app\\[\\d+]: Last message 'a rather long messag' repeated 2 times, suppressed by"
                + " syslog-ng on \\S+");
  }

  @Test
  void writesMarksInTimesOfSilence() {
    Destination file =
        open(
            "repeats-classic",
            Options.NONE,
            "mark-mode",
            "idle-here",
            "mark-interval",
            Duration.ofMillis(100),
            "mark-program",
            "syslogd");

    Workbench.await("a mark", () -> Workbench.read(log).lines().count() >= 1);
    assertThat(Workbench.read(log).lines().findFirst().orElseThrow())
        .matches("\\S+ syslogd\\[\\d+]: -- MARK --");
    assertThat(file.counters().processed()).isPositive();
  }
}
