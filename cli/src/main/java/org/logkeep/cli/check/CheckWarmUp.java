package org.logkeep.cli.check;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.rules.MatcherCache;
import org.logkeep.check.rules.PatternRuleCompiler;

/**
 * Checks a small log with both matchers and once more with nothing new, for the cache that the
 * launcher records: a check is mostly the start of the virtual machine.
 */
public final class CheckWarmUp {
  /** Enough for the native matcher to be taken. */
  private static final int RULES = 120;

  private static final int LINES = 20_000;

  private final Path folder;

  /** A warm-up whose files lie in an empty folder. */
  public CheckWarmUp(Path folder) {
    this.folder = folder;
  }

  /** Runs the checks; what they say is of no interest. */
  public void run() throws IOException {
    for (String name : List.of("state", "tmp", "lock", "lists", "rules/ignore.d.server")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (String name : List.of("rules/cracking.d", "rules/violations.d")) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(folder.resolve(name).resolve("rules"), "denied by rule\n");
    }
    Files.writeString(folder.resolve("conf"), configuration());
    Files.writeString(folder.resolve("logs"), folder.resolve("log") + "\n");
    Files.write(folder.resolve("rules/ignore.d.server/rules"), rules());
    Files.write(folder.resolve("log"), lines());
    check("native");
    check("native");
    Files.delete(folder.resolve("state").resolve(offsetName()));
    check("native");
    Files.delete(folder.resolve("state").resolve(offsetName()));
    check("java");
  }

  private void check(String matcher) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of("LC_ALL", "C", "LOGKEEP_ALLOW_ROOT", "1", "HOME", folder.toString());
    int _ =
        new LogcheckCommand(
                environment,
                choice ->
                    new PatternRuleCompiler(
                        nowhere,
                        choice,
                        Optional.of(new MatcherCache(folder.resolve("cache"))),
                        false),
                InstantSource.system(),
                ZoneOffset.UTC)
            .run(
                new String[] {
                  "-c",
                  folder.resolve("conf").toString(),
                  "-r",
                  folder.resolve("rules").toString(),
                  "-L",
                  folder.resolve("logs").toString(),
                  "-D",
                  folder.resolve("lists").toString(),
                  "-S",
                  folder.resolve("state").toString(),
                  "-o",
                  "--matcher=" + matcher
                },
                nowhere,
                nowhere);
  }

  private String offsetName() {
    return "offset" + folder.resolve("log").toString().replace('/', '.');
  }

  private String configuration() {
    return """
    # plain assignments, as in most installations
    REPORTLEVEL="server"
    SENDMAILTO="root"
    LOCKDIR=@DIR@/lock
    LOCKFILE=@DIR@/lock/check
    TMP=@DIR@/tmp
    """
        .replace("@DIR@", folder.toString());
  }

  private static List<String> rules() {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      rules.add(
          "^(\\w{3} [ :[:digit:]]{11}|[0-9T:.+-]{32}) [._[:alnum:]-]+ app"
              + i
              + "\\[[[:digit:]]+\\]: task [0-9]+ (began|finished)( in [0-9.]+ s)?$");
    }
    rules.add("app[0-9]+: (.+) is not \\1$");
    return rules;
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      String text =
          switch (i % 8) {
            case 0 -> "nobody knows this " + i;
            case 1 -> i % 1000 == 1 ? "access denied by rule " + i : "task " + i + " began";
            default -> "task " + i + " finished in 0." + i % 10 + " s";
          };
      lines.add(
          "Jan  1 %02d:%02d:%02d host app%d[%d]: %s"
              .formatted(i / 3600, i / 60 % 60, i % 60, i % (RULES + 9), i, text));
    }
    return lines;
  }
}
