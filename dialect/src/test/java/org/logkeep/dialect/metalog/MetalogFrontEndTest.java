package org.logkeep.dialect.metalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.MemoryReader;
import org.logkeep.topology.Branch;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.template.Template;

class MetalogFrontEndTest {
  private static final MemoryReader READER =
      MemoryReader.EMPTY.with("/usr/local/sbin/mail_pwd_failures.sh", "#!/bin/sh\n");

  @Test
  void readsTheHandbooksFile() throws IOException {
    Topology topology = topology(handbook());
    assertThat(topology.paths())
        .extracting(path -> path.branch().name().orElse(""))
        .containsExactly(
            "Metalog",
            "Everything important",
            "Everything very important",
            "Password failures",
            "Kernel messages",
            "Crond",
            "SSH Server",
            "Mail");
    assertThat(topology.paths())
        .extracting(path -> path.branch().flags().contains(Branch.Flag.FINAL))
        .containsExactly(true, false, false, false, true, true, true, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minimum = 6 | 0123456",
        "minimum = warning | 0",
        "minimum = 6 # x | 0123456",
        "maximum = 3 | 01234567",
        "minimum = 2;maximum = 6 | 01267",
        "minimum = 5;maximum = 3 | 01234567",
        "minimum = -1 | ",
        "minimum = 99 | 01234567"
      })
  void takesLevels(String lines, String expected) {
    Topology topology = topology("A:\nlogdir = /a\nfacility = user\n" + lines.replace(';', '\n'));
    PrioritySet set = selector(topology.paths().getFirst());
    StringBuilder levels = new StringBuilder();
    for (int level = 0; level < 8; level++) {
      if (set.contains(8 + level)) {
        levels.append(level);
      }
    }
    assertThat(levels.toString()).isEqualTo(expected == null ? "" : expected);
    assertThat(set.contains(16)).isFalse();
  }

  @Test
  void addsFacilitiesToThoseOfTheDefaults() {
    Topology topology =
        topology("facility = mail\nlogdir = /d\nA:\nB:\nfacility = news\nC:\nfacility = *\n");
    assertThat(facilities(topology.paths().get(0))).containsExactly(2);
    assertThat(facilities(topology.paths().get(1))).containsExactly(2, 7);
    assertThat(topology.paths().get(2).branch().steps())
        .noneMatch(step -> step instanceof Branch.Filter);
  }

  @Test
  void sharesOneOutputAmongSectionsWithTheSameText() {
    Topology topology =
        topology(
            "A:\nlogdir = /a\nstamp_fmt = 1\nB:\nlogdir = /a\nstamp_fmt = 2\nC:\nlogdir = /a/\n");
    assertThat(topology.outputs()).extracting(Output::name).containsExactly("/a", "/a/");
    assertThat(option(topology, "/a", "hold-while-slow")).isEqualTo(true);
    assertThat(option(topology, "/a", "template"))
        .isEqualTo(MetalogFormats.file(FileStyle.DEFAULT.with("stamp_fmt", "2")));
  }

  @Test
  void givesCommandsAnEmptyStampWithoutALogdir() {
    MemoryReader reader = MemoryReader.EMPTY.with("/hook", "#!/bin/sh\n");
    Topology topology = compile("A:\ncommand = /hook\n", reader).topology().orElseThrow();
    assertThat(option(topology, "/hook process", "program")).isEqualTo("/hook");
    assertThat(option(topology, "/hook process", "arguments"))
        .isEqualTo(
            List.of(
                Template.of(),
                Template.of(Template.macro("PROGRAM")),
                Template.of(Template.macro("MESSAGE"))));
  }

  @Test
  void leavesOutACommandThatIsNotThere() {
    Compiled compiled = compile("A:\nlogdir = /a\ncommand = /nosuch\n", MemoryReader.EMPTY);
    assertThat(compiled.hasErrors()).isFalse();
    assertThat(compiled.diagnostics()).extracting(Diagnostic::code).containsExactly("LK0812");
    assertThat(compiled.topology().orElseThrow().outputs()).hasSize(1);
  }

  @Test
  void breaksOnlyIfItActs() {
    Topology topology = topology("A:\nbreak = 1\nB:\nlogdir = NONE\nbreak = 1\nC:\nlogdir = /c\n");
    assertThat(topology.paths())
        .extracting(path -> path.branch().flags())
        .containsExactly(Set.of(Branch.Flag.FINAL), Set.of());
  }

  @Test
  void opensASectionForEveryLineThatEndsInAColon() {
    Topology topology = topology("A:\nregex = foo:\nlogdir = \"/x\"\nB c d :  \nlogdir=/b\n");
    assertThat(topology.paths())
        .extracting(path -> path.branch().name().orElse(""))
        .containsExactly("regex = foo", "B c d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch = 1 | LK0801",
        "facility = nosuch | LK0803",
        "facility = mail,news | LK0803",
        "ratelimit = x | LK0804",
        "ratelimit = 1/y | LK0804",
        "remote_port = 1 | LK0805",
        "Remote_host = h | LK0801"
      })
  void refusesTheWhole(String line, String code) {
    Compiled compiled = compile("A:\nlogdir = /a\n" + line + "\n", MemoryReader.EMPTY);
    assertThat(compiled.topology()).isEmpty();
    assertThat(compiled.diagnostics()).extracting(Diagnostic::code).containsExactly(code);
  }

  @Test
  void readsTheDirectoryBehindTheFile() {
    MemoryReader reader =
        MemoryReader.EMPTY
            .with("/d/b.conf", "B:\nlogdir = /b\n")
            .with("/d/a.conf", "facility = mail\nA:\nlogdir = /a\n");
    Topology topology =
        compile("configdir = /d\nMain:\nlogdir = /m\n", reader).topology().orElseThrow();
    assertThat(topology.paths())
        .extracting(path -> path.branch().name().orElse(""))
        .containsExactly("Main", "A", "B");
    assertThat(facilities(topology.paths().getFirst())).containsExactly(2);
  }

  @Test
  void limitsTheLevelsThatAreSent() {
    Topology topology =
        topology(
            """
            remote_host = h
            remote_severity_level = 4
            remote_log = 1
            A:
              logdir = NONE
            B:
              logdir = /b
              remote_log = 0
            """);
    assertThat(delivered(topology.paths().get(0))).containsExactly("remote");
    assertThat(delivered(topology.paths().get(1))).containsExactly("/b");
    Output remote =
        topology.outputs().stream()
            .filter(o -> o.name().equals("remote"))
            .findFirst()
            .orElseThrow();
    assertThat(remote.branches().getFirst().steps().getFirst())
        .isInstanceOfSatisfying(
            Branch.Filter.class,
            filter ->
                assertThat(Condition.Priority.class.cast(filter.condition()).set())
                    .isEqualTo(PrioritySet.severities(0b11111)));
  }

  @Test
  void leavesOutLinesThatFitNoShape() {
    Compiled compiled =
        compile("A:\nlogdir = \"/a\"\nregex = \"x\" # after\nsocket\n", MemoryReader.EMPTY);
    assertThat(compiled.topology().orElseThrow().paths().getFirst().branch().steps()).hasSize(1);
    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("LK0808", "LK0808");
  }

  private static Topology topology(String text) {
    return compile(text, READER).topology().orElseThrow();
  }

  private static Compiled compile(String text, MemoryReader reader) {
    return new MetalogFrontEnd(MetalogSwitches.DEFAULT)
        .compile(reader, SourceText.of("metalog.conf", text));
  }

  private static String handbook() throws IOException {
    try (InputStream in =
        MetalogFrontEndTest.class.getResourceAsStream(
            "/org/logkeep/dialect/handbook/metalog.conf")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static PrioritySet selector(LogPath path) {
    return path.branch().steps().stream()
        .filter(s -> s instanceof Branch.Filter f && f.condition() instanceof Condition.Priority)
        .map(s -> ((Condition.Priority) ((Branch.Filter) s).condition()).set())
        .findFirst()
        .orElse(PrioritySet.ALL);
  }

  private static List<Integer> facilities(LogPath path) {
    PrioritySet set = selector(path);
    return IntStream.range(0, PrioritySet.FACILITIES)
        .filter(f -> set.mask(f) != 0)
        .boxed()
        .toList();
  }

  private static List<String> delivered(LogPath path) {
    return path.branch().steps().stream()
        .filter(Branch.Deliver.class::isInstance)
        .map(s -> ((Branch.Deliver) s).output())
        .toList();
  }

  private static Object option(Topology topology, String output, String option) {
    Use use =
        topology.outputs().stream()
            .filter(o -> o.name().equals(output))
            .findFirst()
            .orElseThrow()
            .writers()
            .getFirst()
            .destination();
    return Objects.requireNonNull(use.options().all().get(option)).value();
  }
}
