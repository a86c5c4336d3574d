package org.logkeep.cli.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.rules.MatcherCache;
import org.logkeep.check.rules.PatternRuleCompiler;

/** A machine in a folder: logs, a rule tree, a state folder, a sendmail; and logcheck run on it. */
final class CheckSandbox {
  /** What a run left behind. */
  record Outcome(int status, String out, String err) {}

  final Path root;
  final Map<String, String> environment = new HashMap<>();
  Instant now = Instant.parse("2026-11-23T19:31:00Z");
  private final List<String> configuration = new ArrayList<>();

  CheckSandbox(Path root) throws IOException {
    this.root = root;
    for (String folder : List.of("rules", "state", "tmp", "lock", "lists", "logs", "mail", "bin")) {
      Files.createDirectories(root.resolve(folder));
    }
    for (String folder :
        List.of(
            "cracking.d",
            "violations.d",
            "violations.ignore.d",
            "ignore.d.paranoid",
            "ignore.d.server",
            "ignore.d.workstation")) {
      Files.createDirectories(root.resolve("rules").resolve(folder));
    }
    environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
    environment.put("HOME", root.resolve("home").toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("LOGKEEP_ALLOW_ROOT", "1");
    configure("LOCKDIR=" + root.resolve("lock"));
    configure("LOCKFILE=" + root.resolve("lock/l"));
    configure("TMP=" + root.resolve("tmp"));
    write("list", root.resolve("logs/a") + "\n");
  }

  /** Where compiled rules are kept. */
  Path cache() {
    return root.resolve("home/.cache/logkeep");
  }

  void configure(String line) {
    configuration.add(line);
  }

  Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  void append(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text, StandardOpenOption.APPEND);
  }

  String read(String name) throws IOException {
    return Files.readString(root.resolve(name), StandardCharsets.UTF_8);
  }

  /** A sendmail that keeps arguments and message, and ends with a status. */
  void sendmail(int status) throws IOException {
    Path script =
        write(
            "bin/sendmail",
            "#!/bin/sh\nprintf '%s|' \"$@\" > "
                + root.resolve("mail/arguments")
                + "\ncat > "
                + root.resolve("mail/message")
                + "\nexit "
                + status
                + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A command line that begins with these words and runs logcheck on this machine. */
  List<String> command(String... start) throws IOException {
    write("conf", String.join("\n", configuration) + "\n");
    List<String> words = new ArrayList<>(List.of(start));
    words.addAll(
        List.of(
            "-c", root.resolve("conf").toString(),
            "-r", root.resolve("rules").toString(),
            "-L", root.resolve("list").toString(),
            "-D", root.resolve("lists").toString(),
            "-S", root.resolve("state").toString()));
    return words;
  }

  Outcome run(String... options) throws IOException {
    List<String> arguments = command();
    arguments.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int status =
        new LogcheckCommand(
                environment,
                choice ->
                    new PatternRuleCompiler(
                        errors, choice, Optional.of(new MatcherCache(cache())), false),
                InstantSource.fixed(now),
                ZoneOffset.UTC)
            .run(
                arguments.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                errors);
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
