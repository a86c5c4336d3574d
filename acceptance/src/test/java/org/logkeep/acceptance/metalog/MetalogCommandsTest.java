package org.logkeep.acceptance.metalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that metalog runs: commands, and those after a rotation. */
class MetalogCommandsTest {
  private static final String TELLS =
      """
      #!/bin/sh
      { echo $#; for a; do echo "[$a]"; done; } > @DIR@/told.part.$$
      mv @DIR@/told.part.$$ @DIR@/told.$2
      """;

  @TempDir private Path directory;

  private Path tells(String name) throws Exception {
    return RunningMetalog.script(
        directory.resolve(name), TELLS.replace("@DIR@", directory.toString()));
  }

  @Test
  void runsCommandsWithoutAShellAndReportsTheirEnd() throws Exception {
    tells("tells");
    RunningMetalog.script(directory.resolve("fails"), "#!/bin/sh\nexit 3\n");
    RunningMetalog.script(directory.resolve("dies"), "#!/bin/sh\nkill -9 $$\n");
    RunningMetalog.script(directory.resolve("no-shell"), "touch " + directory + "/was-run\n");
    String configuration =
        """
        stamp_fmt = "S"
        Own :
          program = "metalog"
          logdir = "@DIR@/own"
          log_severity = 1
          break = 1
        Tells :
          program = "tells"
          logdir = "NONE"
          command = "@DIR@/tells"
        Fails :
          program = "fails"
          command = "@DIR@/fails"
        Dies :
          program = "dies"
          command = "@DIR@/dies"
        No shell :
          program = "no-shell"
          command = "@DIR@/no-shell"
        Ends :
          logdir = "@DIR@/all"
          command = "@DIR@/fails"
          program = "loop"
        """;
    try (RunningMetalog metalog =
        RunningMetalog.start(directory, configuration, Map.of("LC_ALL", "C"))) {
      metalog.datagram("<14>Oct 11 22:14:15 tells: a \"b\" $(c) \u00e9\u00ff;\n");
      metalog.awaitLines("told.tells", "3", "[S]", "[tells]", "[a \"b\" $(c) \u00e9\u00ff;]");
      for (String program : List.of("fails", "dies", "no-shell")) {
        int before = metalog.read("own/current").length();
        metalog.log("user.info", program, "x");
        metalog.await("a report", () -> metalog.read("own/current").length() > before);
      }
      assertThat(metalog.read("own/current").replaceAll("\\d+]", "PID]").lines())
          .containsExactly(
              "S [metalog][EMERG] Child [PID] exited with return code 3.",
              "S [metalog][EMERG] Child [PID] caught signal 9.",
              "S [metalog][EMERG] Child [PID] exited with return code 127.");
      assertThat(directory.resolve("was-run")).doesNotExist();
    }
  }

  @Test
  void runsNoCommandForItsOwnReports() throws Exception {
    RunningMetalog.script(directory.resolve("fails"), "#!/bin/sh\nexit 3\n");
    String configuration =
        """
        stamp_fmt = "S"
        All :
          command = "@DIR@/fails"
          logdir = "@DIR@/all"
        """;
    try (RunningMetalog metalog = RunningMetalog.start(directory, configuration, "-v")) {
      metalog.log("user.info", "app", "one");
      metalog.await("the end", () -> metalog.read("all/current").lines().count() == 3);
      metalog.log("user.info", "app", "two");
      metalog.await("the second end", () -> metalog.read("all/current").lines().count() == 6);
      assertThat(
              metalog
                  .read("all/current")
                  .replace(directory.toString(), "")
                  .replaceAll("\\d+]", "PID]")
                  .lines())
          .containsExactly(
              "S [app] one",
              "S [metalog] Forked command \"/fails \"S\" \"app\" \"one\" [PID].",
              "S [metalog] Child [PID] exited with return code 3.",
              "S [app] two",
              "S [metalog] Forked command \"/fails \"S\" \"app\" \"two\" [PID].",
              "S [metalog] Child [PID] exited with return code 3.");
    }
  }

  @Test
  void rotatesBySizeAndTellsTheHook() throws Exception {
    tells("hook");
    String configuration =
        """
        stamp_fmt = "S"
        maxsize = 100
        maxfiles = 3
        compress = 1
        compress_delay = 1
        All :
          logdir = "@DIR@/all"
          postrotate_cmd = "@DIR@/hook"
        """;
    Path all = Files.createDirectory(directory.resolve("all"));
    for (String old : List.of("log-2001-01-01-00:00:00", "log-2002-01-01-00:00:00.bz2", "other")) {
      Files.writeString(all.resolve(old), "old\n");
    }
    try (RunningMetalog metalog = RunningMetalog.start(directory, configuration)) {
      for (int i = 1; i <= 6; i++) {
        metalog.log("user.info", "app" + i, "line " + i + " " + "x".repeat(40));
      }
      metalog.await(
          "two rotations and a packed file",
          () ->
              names(all).size() == 6 && names(all).stream().anyMatch(name -> name.endsWith(".gz")));
      metalog.awaitLines(
          "all/current", "S [app5] line 5 " + "x".repeat(40), "S [app6] line 6 " + "x".repeat(40));
      assertThat(names(all))
          .contains(".timestamp", "current", "other", "log-2002-01-01-00:00:00.bz2")
          .doesNotContain("log-2001-01-01-00:00:00");
      metalog.await("the second call of the hook", () -> !metalog.read("told.app5").isEmpty());
      List<String> told = metalog.read("told.app5").lines().toList();
      assertThat(told).hasSize(4);
      assertThat(told.subList(0, 3)).containsExactly("3", "[S]", "[app5]");
      assertThat(told.get(3)).matches(".*/all/log-\\d{4}-\\d\\d-\\d\\d-\\d\\d:\\d\\d:\\d\\d.*]");
    }
  }

  @Test
  void tellsOfAHookThatFailsWithoutRunningItForWhatItTells() throws Exception {
    RunningMetalog.script(
        directory.resolve("hook"), "#!/bin/sh\necho \"$2\" >> " + directory + "/told\nexit 3\n");
    String configuration =
        """
        stamp_fmt = "S%+"
        maxsize = 20
        maxfiles = 9
        All :
          logdir = "@DIR@/all"
          postrotate_cmd = "@DIR@/hook"
        """;
    try (RunningMetalog metalog = RunningMetalog.start(directory, configuration)) {
      metalog.log("user.info", "app", "one is long enough");
      metalog.log("user.info", "app", "two is long enough");
      metalog.await("the report", () -> metalog.read("all/current").contains("[metalog]"));
      metalog.log("user.info", "app", "three");
      metalog.await("the next report", () -> metalog.read("told").lines().count() == 2);
      metalog.await("it", () -> metalog.read("all/current").contains("[metalog]"));
      assertThat(metalog.read("told").lines()).containsExactly("app", "app");
      assertThat(metalog.read("all/current"))
          .matches("S%\\+ \\[metalog] Child \\[\\d+] exited with return code 3\\.\n");
      assertThat(names(directory.resolve("all")).stream().filter(name -> name.startsWith("log-")))
          .as("each line and each report had a file of its own")
          .hasSize(4);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith(".packing"))
          .sorted()
          .toList();
    }
  }
}
