package org.logkeep.acceptance.peers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.logkeep.acceptance.CommandLine;
import org.logkeep.testkit.peer.Peers;
import org.logkeep.testkit.peer.RunningProgram;

/** One daemon in one scene, in a directory of its own. */
final class Performance {
  private static final Pattern SOCKET = Pattern.compile("\"@DIR@/([^\"]*\\.sock)\"");

  /** Makes {@code dev} of a directory, and {@code kmsg}, those of the system for a command. */
  private static final String OWN_DEVICES =
      """
      set -e
      cd "$1"
      shift
      mkdir dev
      for name in null zero random urandom; do
        : >dev/$name
        mount --bind /dev/$name dev/$name
      done
      : >>kmsg
      mount --bind kmsg /proc/kmsg
      mount --rbind dev /dev
      exec "$@"
      """;

  /** Gives the host a name for a command, with the address that a full name needs. */
  private static final String OWN_NAME =
      """
      echo "192.0.2.1 $2 ${2%%.*}" >"$1/hosts"
      mount --bind "$1/hosts" /etc/hosts
      hostname "$2"
      shift 2
      exec "$@"
      """;

  private static final int PATIENCE_SECONDS = 60;

  private final Scene scene;
  private final Path directory;
  private final Map<String, Integer> ports;
  private final Peers peers = Peers.unpacked();

  Performance(Scene scene, Path directory) throws IOException {
    this.scene = scene;
    this.directory = Files.createDirectories(directory);
    this.ports = scene.ports();
    Files.createDirectories(directory.resolve("out"));
  }

  /** Plays the scene with the real syslog-ng, and gives what it leaves. */
  Map<String, String> withSyslogNg() throws Exception {
    String text = scene.text().replace("\"scl.conf\"", "\"" + peers.library() + "\"");
    Path file = prepare(text);
    return play(peers.command("syslog-ng", Peers.syslogNgArguments(directory, file)));
  }

  /** Plays the scene with Logkeep in the place of syslog-ng, and gives what it leaves. */
  Map<String, String> withLogkeep() throws Exception {
    Path file = prepare(scene.text());
    List<String> arguments = new ArrayList<>(List.of("syslog-ng"));
    arguments.addAll(List.of(Peers.syslogNgArguments(directory, file)));
    return play(CommandLine.logkeep(arguments.toArray(String[]::new)));
  }

  private Map<String, String> play(List<String> command) throws Exception {
    List<String> whole = new ArrayList<>();
    if (scene.hasOwnDevices()) {
      whole.addAll(List.of("unshare", "--mount", "sh", "-c", OWN_DEVICES, "sh"));
      whole.add(directory.toString());
    }
    for (String name : scene.lines("#own-name")) {
      whole.addAll(List.of("unshare", "--mount", "--uts", "sh", "-ec", OWN_NAME, "sh"));
      whole.addAll(List.of(directory.toString(), name));
    }
    whole.addAll(command);
    try (RunningProgram daemon =
        RunningProgram.start(directory.resolve("syslog-ng.console"), peers.environment(), whole)) {
      return play(daemon);
    }
  }

  private Map<String, String> play(RunningProgram daemon) throws Exception {
    daemon.await("the pid file", () -> Files.exists(directory.resolve("syslog-ng.pid")));
    for (int port : ports.values()) {
      daemon.awaitPort(port);
    }
    for (var socket : SOCKET.matcher(configured()).results().toList()) {
      Path path = directory.resolve(socket.group(1));
      daemon.await(path.toString(), () -> Files.exists(path));
    }
    Optional<RunningProgram> relay = relay();
    try {
      for (String step : scene.steps()) {
        String rest = filled(step.substring(3));
        if (step.startsWith("#>")) {
          shell(rest);
        } else {
          String[] words = rest.split(" ");
          awaitLines(daemon, directory.resolve("out").resolve(words[0]), words[1]);
        }
      }
    } finally {
      relay.ifPresent(RunningProgram::close);
    }
    if (daemon.stop() != 0) {
      throw new IOException("did not end well: " + daemon.printed());
    }
    return left();
  }

  /** The configuration without comments. */
  private String configured() {
    return String.join("\n", scene.text().lines().filter(line -> !line.startsWith("#")).toList());
  }

  /** Starts the real rsyslogd that the scene wants beside. */
  private Optional<RunningProgram> relay() throws IOException {
    List<String> lines = scene.lines("#rsyslog");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Path configuration = directory.resolve("rsyslogd.conf");
    Files.writeString(configuration, filled(String.join("\n", lines)) + "\n");
    RunningProgram relay = peers.rsyslogd(directory, configuration);
    relay.await("rsyslogd's socket", () -> Files.exists(directory.resolve("relay")));
    return Optional.of(relay);
  }

  private Path prepare(String text) throws Exception {
    Path file = directory.resolve("syslog-ng.conf");
    Files.writeString(file, filled(text));
    for (String command : scene.lines("#!")) {
      shell(filled(command));
    }
    return file;
  }

  private String filled(String text) {
    String filled = text.replace("@DIR@", directory.toString());
    for (Map.Entry<String, Integer> port : ports.entrySet()) {
      filled = filled.replace("@" + port.getKey() + "@", port.getValue().toString());
    }
    return filled;
  }

  private void shell(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.environment().putAll(peers.environment());
    builder.environment().put("PEERS", peers.directory().resolve("bin").toString());
    File said = directory.resolve("shell").toFile();
    Process process =
        builder
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said))
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("failed: " + command + "; printed: " + Files.readString(said.toPath()));
    }
  }

  private void awaitLines(RunningProgram daemon, Path file, String count) throws IOException {
    long wanted = Long.parseLong(count);
    try {
      daemon.await(count + " lines in " + file, () -> lines(file).size() >= wanted);
    } catch (IOException e) {
      throw new IOException("there: " + left() + "; sent: " + scene.steps(), e);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.ISO_8859_1)
        : new ArrayList<>();
  }

  private Map<String, String> left() throws IOException {
    return new Leavings(directory.resolve("out"), this::named).files();
  }

  /** A line with placeholders for the directory and the ports. */
  private String named(String line) {
    String text = line.replace(directory.toString(), "@DIR@");
    for (Map.Entry<String, Integer> port : ports.entrySet()) {
      text = text.replaceAll("\\b" + port.getValue() + "\\b", "@" + port.getKey() + "@");
    }
    return text;
  }
}
