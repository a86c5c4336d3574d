package org.logkeep.dialect.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.MemoryReader;
import org.logkeep.topology.Branch;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.SourceText;

class SysklogdFrontEndTest {
  @Test
  void filesTheHandbooksPriorities() throws IOException {
    Compiled compiled = compile(handbook("syslog.conf"));
    assertThat(compiled.hasErrors()).isFalse();
    assertThat(targets(compiled, 4 * 8 + 6))
        .containsExactly("/var/log/auth.log", "/dev/tty8", "@logserver:514");
    assertThat(targets(compiled, 2 * 8 + 7))
        .containsExactly("/var/log/syslog", "/var/log/mail.log", "/dev/tty8", "@logserver:514");
    assertThat(targets(compiled, 1 * 8 + 6))
        .containsExactly(
            "/var/log/syslog",
            "/var/log/user.log",
            "/var/log/messages",
            "/dev/tty8",
            "@logserver:514");
    assertThat(targets(compiled, 1 * 8 + 0))
        .containsExactly("/var/log/syslog", "/var/log/user.log", "*", "@logserver:514");
  }

  @Test
  void fillsNothingBehindTheHandbooksLostLines() throws IOException {
    Compiled compiled = compile(handbook("syslog.conf.page"));
    for (int priority = 0; priority < 192; priority++) {
      assertThat(targets(compiled, priority)).doesNotContain("/var/log/debug", "/var/log/messages");
    }
    assertThat(compiled.topology().orElseThrow().outputs())
        .extracting(Output::name)
        .contains("/var/log/debug", "/var/log/messages")
        .noneMatch(name -> name.contains("ppp"));
  }

  @Test
  void runsWithoutAFilterWhosePatternCannotBeRead() {
    Compiled compiled = compile(":msg, regex, \"a[\"\n*.* -/b\n");
    assertThat(compiled.diagnostics()).extracting(Diagnostic::code).contains("LK0708");
    assertThat(targets(compiled, 1 * 8 + 0)).containsExactly("/b");
    assertThat(compiled.topology().orElseThrow().paths().getFirst().branch().steps())
        .filteredOn(Branch.Filter.class::isInstance)
        .extracting(step -> ((Branch.Filter) step).condition())
        .hasOnlyElementsOfType(Condition.Priority.class);
  }

  @Test
  void syncsUnlessADashSaysOtherwise() {
    Compiled compiled = compile("*.* /a\n*.* -/b\n");
    assertThat(option(compiled, "/a", "sync")).isEqualTo(true);
    assertThat(option(compiled, "/b", "sync")).isEqualTo(false);
  }

  @Test
  void letsSendersWaitForASlowDisk() {
    Compiled compiled = compile("*.* /a\n*.* -/b\n");
    assertThat(option(compiled, "/a", "hold-while-slow")).isEqualTo(true);
    assertThat(option(compiled, "/b", "hold-while-slow")).isEqualTo(true);
  }

  @Test
  void joinsContinuedLinesOverRemarks() {
    Compiled compiled = compile("user.*;\\\n# a remark\n\n  mail.none\t/all\n");
    assertThat(targets(compiled, 14)).containsExactly("/all");
  }

  @Test
  void takesAContinuedLineWithADashForWhatItIs() {
    Compiled compiled = compile("user.* \\\n-/a\nmail.* /b\n");
    assertThat(targets(compiled, 14)).containsExactly("/a");
    assertThat(targets(compiled, 22)).containsExactly("/b");
  }

  @Test
  void leavesOutABadLineAlone() {
    Compiled compiled = compile("mail.bogus /a\nmail.* /b\n");
    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("unknown priority name \"bogus\"");
    assertThat(targets(compiled, 22)).containsExactly("/b");
  }

  @Test
  void keepsBlocksWithinTheirFile() {
    MemoryReader reader =
        MemoryReader.EMPTY
            .with("/etc/d/1.conf", "!alpha\n*.* /alpha\n")
            .with("/etc/d/2.conf", "*.* /two\n")
            .with("/etc/d/3.txt", "*.* /off\n");
    Compiled compiled = compile("+h\ninclude /etc/d/*.conf\n*.* /all\n", reader);
    assertThat(compiled.hasErrors()).isFalse();
    assertThat(filters(compiled, "/alpha")).isEqualTo(1);
    assertThat(filters(compiled, "/two")).isZero();
    assertThat(filters(compiled, "/all")).isEqualTo(1);
  }

  @Test
  void stopsFilesThatIncludeThemselves() {
    MemoryReader reader = MemoryReader.EMPTY.with("/a", "include /a\n*.* /x\n");
    Compiled compiled = compile("include /a\n", reader);
    assertThat(compiled.hasErrors()).isTrue();
  }

  @Test
  void makesTheLastSettingHoldForAllRules() {
    Compiled compiled = compile("*.* /a\n*.* /b ;rotate=10k:2\nrotate_size 1M\nrotate_count = 3\n");
    assertThat(option(compiled, "/a", "rotate-size")).isEqualTo(1_000_000L);
    assertThat(option(compiled, "/a", "rotate-count")).isEqualTo(3L);
    assertThat(option(compiled, "/b", "rotate-size")).isEqualTo(10_000L);
    assertThat(option(compiled, "/b", "rotate-count")).isEqualTo(2L);
  }

  @Test
  void takesTheBareRotationOfOldReleases() {
    Compiled compiled =
        compile("user.* /a 10k:2\nuser.* /b ;1M:3,RFC5424\nuser.* /c 10:30 words\n");
    assertThat(compiled.diagnostics()).extracting(Diagnostic::code).containsExactly("LK0719");
    assertThat(option(compiled, "/a", "rotate-size")).isEqualTo(10_000L);
    assertThat(option(compiled, "/a", "rotate-count")).isEqualTo(2L);
    assertThat(option(compiled, "/b", "rotate-size")).isEqualTo(1_000_000L);
    assertThat(option(compiled, "/b", "rotate-count")).isEqualTo(3L);
    assertThat(option(compiled, "/b", "template")).isEqualTo(Formats.FILE_RFC5424);
  }

  @Test
  void glueOfAnOptionIsPartOfTheName() {
    Compiled compiled = compile("*.* /all;RFC5424\n");
    assertThat(option(compiled, "/all;RFC5424", "template")).isEqualTo(Formats.FILE_RFC5424);
    assertThat(compiled.diagnostics()).extracting(Diagnostic::code).contains("LK0720");
  }

  @Test
  void letsTheLastNamedFormatHold() {
    Compiled compiled = compile("*.* /d ;RFC5424;RFC3164\n*.* @h ;rfc5424\n*.* @[::1]:1514\n");
    assertThat(option(compiled, "/d", "template")).isEqualTo(Formats.FILE);
    assertThat(option(compiled, "@h:514", "template")).isEqualTo(Formats.RFC5424);
    assertThat(option(compiled, "@::1:1514", "template")).isEqualTo(Formats.BSD);
  }

  @Test
  void keepsTheNamesOfTwoRulesWithOneFileApart() {
    Compiled compiled = compile("user.* /a\n*.info /a\n");
    assertThat(targets(compiled, 14)).containsExactly("/a", "/a (2)");
  }

  @Test
  void sendsNothingInSecureModeTwo() {
    Compiled compiled = compile("secure_mode 2\n*.* @h\n*.* /a\n");
    assertThat(targets(compiled, 14)).containsExactly("/a");
    assertThat(compiled.topology().orElseThrow().inputs())
        .noneMatch(input -> input.name().equals("network"));
  }

  private static Compiled compile(String text) {
    return compile(text, MemoryReader.EMPTY);
  }

  private static Compiled compile(String text, ConfigReader reader) {
    return new SysklogdFrontEnd(SysklogdSwitches.DEFAULT)
        .compile(reader, SourceText.of("syslog.conf", text));
  }

  private static String handbook(String name) throws IOException {
    try (InputStream in =
        SysklogdFrontEndTest.class.getResourceAsStream("/org/logkeep/dialect/handbook/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The outputs that a priority reaches, filters other than the selector aside. */
  private static List<String> targets(Compiled compiled, int priority) {
    List<String> targets = new ArrayList<>();
    for (LogPath path : compiled.topology().orElseThrow().paths()) {
      boolean taken = true;
      for (Branch.Step step : path.branch().steps()) {
        if (step instanceof Branch.Filter filter
            && filter.condition() instanceof Condition.Priority selector) {
          taken = selector.set().contains(priority);
        } else if (step instanceof Branch.Deliver deliver && taken) {
          targets.add(deliver.output());
        }
      }
    }
    return targets;
  }

  private static long filters(Compiled compiled, String output) {
    return compiled.topology().orElseThrow().paths().stream()
        .filter(path ->
            path.branch().steps().stream()
                .anyMatch(s -> s instanceof Branch.Deliver d && d.output().equals(output)))
        .flatMap(path -> path.branch().steps().stream())
        .filter(s -> s instanceof Branch.Filter f && !(f.condition() instanceof Condition.Priority))
        .count();
  }

  private static Object option(Compiled compiled, String output, String option) {
    Topology topology = compiled.topology().orElseThrow();
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
