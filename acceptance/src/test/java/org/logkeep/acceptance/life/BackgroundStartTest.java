package org.logkeep.acceptance.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.CommandLine;

/** The classic daemons go to the background by themselves, and their start tells how it went. */
class BackgroundStartTest {
  private static final int PATIENCE_SECONDS = 60;

  /** In proc_pid_stat(5), counted behind the name: state, parent, group, session, terminal. */
  private static final int SESSION = 3;

  private static final int TERMINAL = 4;

  @TempDir private Path directory;

  @AfterEach
  void endTheDaemon() throws IOException {
    if (Files.exists(directory.resolve("pid"))) {
      daemon().destroyForcibly();
    }
  }

  @Test
  void syslogNgIsReadyWhenItsStartReturns() throws Exception {
    write(
        """
        @version: 3.38
        source s { unix-dgram("@DIR@/socket"); };
        destination d { file("@DIR@/out"); };
        log { source(s); destination(d); };
        """);
    assertThat(syslogNg()).isZero();
    assertIsDaemon();
    assertTakesRecords();
    assertEndsAndRemovesItsPidFile();
  }

  @Test
  void syslogdIsReadyWhenItsStartReturns() throws Exception {
    write("*.* @DIR@/out\n");
    assertThat(
            run(
                CommandLine.logkeep(
                    "syslogd", "-f", at("conf"), "-P", at("pid"), "-p", at("socket"), "-s", "-K")))
        .isZero();
    assertIsDaemon();
    assertTakesRecords();
    assertEndsAndRemovesItsPidFile();
  }

  @Test
  void metalogIsReadyWhenItsStartReturns() throws Exception {
    write("everything :\n  logdir = \"@DIR@/log\"\n");
    assertThat(
            run(
                CommandLine.logkeep(
                    "metalog", "-B", "-C", at("conf"), "-p", at("pid"), "-S", at("socket"), "-N")))
        .isZero();
    assertIsDaemon();
  }

  @Test
  void reloadsOnSighupThoughItWasStartedByNohup() throws Exception {
    write("*.* @DIR@/before\n");
    List<String> command = new ArrayList<>(List.of("nohup"));
    command.addAll(
        CommandLine.logkeep(
            "syslogd", "-f", at("conf"), "-P", at("pid"), "-p", at("socket"), "-s", "-K"));
    assertThat(run(command)).isZero();
    write("*.* @DIR@/out\n");
    assertThat(run(List.of("kill", "-HUP", Long.toString(daemon().pid())))).isZero();
    Await.until("the reload", () -> Files.exists(directory.resolve("out")));
    assertTakesRecords();
    assertEndsAndRemovesItsPidFile();
  }

  @Test
  void saysOnTheTerminalWhatIsWrongAndFails() throws Exception {
    write("@version: 3.38\nsource s { nonsense(); };\n");
    assertThat(syslogNg()).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("terminal"))).contains("nonsense");
    assertThat(directory.resolve("pid")).doesNotExist();
  }

  @Test
  void failsIfASocketCannotBeOpened() throws Exception {
    Files.createDirectory(directory.resolve("socket"));
    write(
        """
        @version: 3.38
        source s { unix-dgram("@DIR@/socket"); };
        destination d { file("@DIR@/out"); };
        log { source(s); destination(d); };
        """);
    assertThat(syslogNg()).isEqualTo(2);
    assertThat(Files.readString(directory.resolve("terminal"))).contains(at("socket"));
    assertThat(directory.resolve("pid")).doesNotExist();
  }

  private int syslogNg() throws Exception {
    return run(
        CommandLine.logkeep(
            "syslog-ng", "-f", at("conf"), "-R", at("persist"), "-p", at("pid"), "-c", at("ctl")));
  }

  private void write(String configuration) throws IOException {
    Files.writeString(
        directory.resolve("conf"), configuration.replace("@DIR@", directory.toString()));
  }

  private String at(String name) {
    return directory.resolve(name).toString();
  }

  private int run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("terminal").toFile())
            .start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private ProcessHandle daemon() throws IOException {
    long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  private void assertIsDaemon() throws IOException {
    long pid = daemon().pid();
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    assertThat(fields[SESSION]).as("session").isEqualTo(Long.toString(pid));
    assertThat(fields[TERMINAL]).as("terminal").isEqualTo("0");
    for (int standard = 0; standard <= 2; standard++) {
      assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/" + standard)))
          .isEqualTo(Path.of("/dev/null"));
    }
  }

  private void assertTakesRecords() throws Exception {
    Process logger =
        new ProcessBuilder("logger", "-u", at("socket"), "-t", "probe", "a record").start();
    assertThat(logger.waitFor()).isZero();
    Path out = directory.resolve("out");
    Await.until(
        "the record in the file",
        () -> Files.exists(out) && Files.readString(out).contains("probe: a record"));
  }

  private void assertEndsAndRemovesItsPidFile() throws Exception {
    ProcessHandle running = daemon();
    running.destroy();
    running.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(directory.resolve("pid")).doesNotExist();
  }
}
