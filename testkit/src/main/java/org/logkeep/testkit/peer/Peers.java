package org.logkeep.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The real syslog-ng, loggen and rsyslogd, unpacked beside the system by {@code .ci/peers} into the
 * directory that the environment's {@code LOGKEEP_PEERS} names.
 *
 * @param directory where they are unpacked; holds {@code bin} with a starter for each
 */
public record Peers(Path directory) {
  private static final String WHERE = "LOGKEEP_PEERS";
  private static final String USUALLY = "/opt/logkeep-peers";

  /** The ones of this machine. Whether a program is there is asked when it is needed. */
  public static Peers unpacked() {
    return new Peers(Path.of(System.getenv().getOrDefault(WHERE, USUALLY)));
  }

  /**
   * The words that start a program.
   *
   * @throws IllegalStateException when it isn't there, which a test must not pass over
   */
  public List<String> command(String program, String... arguments) {
    Path starter = directory.resolve("bin").resolve(program);
    if (!Files.isExecutable(starter)) {
      throw new IllegalStateException(
          "no " + starter + ": run .ci/peers, or name its directory in " + WHERE);
    }
    List<String> command = new ArrayList<>(List.of(starter.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** What the programs need in their environment: loggen looks for its plugins below a prefix. */
  public Map<String, String> environment() {
    return Map.of("SYSLOGNG_PREFIX", directory.resolve("root/usr").toString());
  }

  /** The file that the real syslog-ng's configurations mean by {@code @include "scl.conf"}. */
  public Path library() {
    return directory.resolve("root/etc/syslog-ng/scl.conf");
  }

  /** Starts the real syslog-ng in the foreground, with all that it keeps in one directory. */
  public RunningProgram syslogNg(Path directory, Path configuration) throws IOException {
    return RunningProgram.start(
        directory.resolve("syslog-ng.console"),
        environment(),
        command("syslog-ng", syslogNgArguments(directory, configuration)));
  }

  /** What makes a syslog-ng, or what takes its place, run in one directory as {@link #syslogNg}. */
  public static String[] syslogNgArguments(Path directory, Path configuration) {
    return new String[] {
      "-F",
      "--no-caps",
      "-f",
      configuration.toString(),
      "-R",
      directory.resolve("syslog-ng.persist").toString(),
      "-p",
      directory.resolve("syslog-ng.pid").toString(),
      "-c",
      directory.resolve("syslog-ng.ctl").toString()
    };
  }

  /** Starts the real rsyslogd in the foreground, with all that it keeps in one directory. */
  public RunningProgram rsyslogd(Path directory, Path configuration) throws IOException {
    return RunningProgram.start(
        directory.resolve("rsyslogd.console"),
        environment(),
        command(
            "rsyslogd",
            "-n",
            "-f",
            configuration.toString(),
            "-i",
            directory.resolve("rsyslogd.pid").toString()));
  }
}
