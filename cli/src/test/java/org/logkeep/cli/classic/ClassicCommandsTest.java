package org.logkeep.cli.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logkeep.cli.Command;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.option.Options;

class ClassicCommandsTest {
  @TempDir Path directory;

  private final List<LaunchRequest> requests = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void understandsTheLineOfSysklogdsOwnSuite() {
    int code =
        syslogd(
            "-dKF", "-H", "-b", ":5514", "-f", "/c", "-p", "/s1", "-p", "/s2", "-C", "/cache", "-P",
            "/pid", "-m0", "-8", "-a", "[::1]:*");
    assertThat(code).isEqualTo(7);
    LaunchRequest request = requests.getFirst();
    assertThat(request.background()).isFalse();
    assertThat(request.debug()).isTrue();
    assertThat(request.pidFile()).isEqualTo("/pid");
    Topology topology = topology(request, "*.* /a\n");
    assertThat(topology.inputs())
        .extracting(Input::name)
        .containsExactly("internal", "local", "network");
    assertThat(option(options(topology, "network"), "allowed-senders"))
        .isEqualTo(List.of("::1/128 *"));
    assertThat(topology.outputs().getFirst().writers().getFirst().destination().options().all())
        .doesNotContainKey("mark-mode");
  }

  @Test
  void goesToTheBackgroundUnlessToldOtherwise() {
    syslogd();
    assertThat(requests.getFirst().background()).isTrue();
    assertThat(requests.getFirst().configFile()).isEqualTo("/etc/syslog.conf");
    assertThat(requests.getFirst().fallback()).isPresent();
    Options options =
        topology(requests.getFirst(), "*.* /a\n")
            .outputs()
            .getFirst()
            .writers()
            .getFirst()
            .destination()
            .options();
    assertThat(option(options, "mark-interval")).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void printsTheRulesInDebugMode() throws Exception {
    Path file = directory.resolve("syslog.conf");
    Files.writeString(file, "*.*\t-/log\t;RFC5424,rotate=10M:5\n");
    syslogd("-d", "-f", file.toString());
    assertThat(text(out)).contains(";RFC5424,rotate=10000000:5");
  }

  @Test
  void answersVersionAndUsageAsTheRealOneDoes() {
    assertThat(syslogd("-v")).isZero();
    assertThat(text(out)).startsWith("sysklogd v2.7.2");
    assertThat(syslogd("-?")).isZero();
    assertThat(syslogd("-Z")).isZero();
    assertThat(syslogd("word")).isEqualTo(1);
    assertThat(syslogd("-M", "479")).isEqualTo(1);
    assertThat(requests).isEmpty();
  }

  @Test
  void readsMetalogsFlagsShortAndLong() {
    assertThat(metalog("-N", "--configfile=/c", "--pidfile", "/p", "-S/s", "-a", "--daemonize"))
        .isEqualTo(7);
    LaunchRequest request = requests.getFirst();
    assertThat(request.configFile()).isEqualTo("/c");
    assertThat(request.pidFile()).isEqualTo("/p");
    assertThat(request.buffered()).isTrue();
    assertThat(request.background()).isTrue();
    assertThat(topology(request, "A:\nlogdir = /a\n").inputs())
        .extracting(Input::name)
        .containsExactly("internal", "local");
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/metalog.conf,         /etc/metalog/metalog.conf, /etc/metalog.conf",
    "/etc/metalog/metalog.conf, /etc/other.conf,           /etc/metalog/metalog.conf",
    "/etc/other.conf,           /etc/another.conf,         /etc/metalog.conf"
  })
  void looksForMetalogsConfigurationInBothUsualPlaces(String one, String other, String found) {
    new MetalogCommand(new EmptyFiles(Set.of(one, other)), this::record)
        .run(List.of("-N"), streams());
    assertThat(requests.getFirst().configFile()).isEqualTo(found);
  }

  /** Files that are there, with nothing in them. */
  private record EmptyFiles(Set<String> paths) implements ConfigReader {
    @Override
    public Optional<SourceText> read(String path) {
      return paths.contains(path) ? Optional.of(SourceText.of(path, "")) : Optional.empty();
    }

    @Override
    public List<String> expand(String pattern) {
      return paths.contains(pattern) ? List.of(pattern) : List.of();
    }

    @Override
    public Kind kind(String path) {
      return paths.contains(path) ? Kind.FILE : Kind.MISSING;
    }
  }

  @Test
  void testsAMetalogConfiguration() throws Exception {
    assertThat(test("A:\n logdir = /a\n")).isZero();
    assertThat(test("A:\n facility = nosuch\n")).isEqualTo(252);
    assertThat(text(err)).contains("metalog.conf:2:").contains("nosuch");
    assertThat(test("A:\n nosuch = 1\n")).isEqualTo(1);
    assertThat(metalog("-t", "-C", directory.resolve("none").toString())).isEqualTo(1);
  }

  @Test
  void answersMetalogsVersionAndUsage() {
    assertThat(metalog("-V")).isZero();
    assertThat(metalog("--help")).isZero();
    assertThat(metalog("--nosuch")).isEqualTo(1);
    assertThat(metalog("-c", "9")).isEqualTo(1);
  }

  private int test(String conf) throws Exception {
    Path file = directory.resolve("metalog.conf");
    Files.writeString(file, conf);
    return metalog("-t", "-C", file.toString());
  }

  private int syslogd(String... arguments) {
    return new SyslogdCommand(
            new FileConfigReader(), new ContainerSigns(Map.of(), directory), this::record)
        .run(List.of(arguments), streams());
  }

  private int metalog(String... arguments) {
    return new MetalogCommand(new FileConfigReader(), this::record)
        .run(List.of(arguments), streams());
  }

  private int record(LaunchRequest request, Command.Streams streams) {
    requests.add(request);
    return 7;
  }

  private Command.Streams streams() {
    return new Command.Streams(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Topology topology(LaunchRequest request, String text) {
    Compiled compiled =
        request.frontEnd().compile(new FileConfigReader(), SourceText.of("test", text));
    return compiled.topology().orElseThrow();
  }

  private static Options options(Topology topology, String input) {
    return topology.inputs().stream()
        .filter(i -> i.name().equals(input))
        .findFirst()
        .orElseThrow()
        .readers()
        .getFirst()
        .source()
        .options();
  }

  private static Object option(Options options, String name) {
    return Objects.requireNonNull(options.all().get(name)).value();
  }
}
