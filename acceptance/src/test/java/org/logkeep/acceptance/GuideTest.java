package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the guide shows is what comes out: each line {@code $ logkeep ...} of its pages is run among
 * the guide's examples. {@code -Dlogkeep.write.docs=true} writes the pages anew.
 */
class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "guide");
  private static final String PROMPT = "    $ logkeep ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @Test
  void showsWhatComesOut() throws IOException, InterruptedException {
    int shown = 0;
    try (Stream<Path> pages = Files.list(GUIDE)) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        List<String> lines = Files.readAllLines(page);
        List<String> fresh = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
          String line = lines.get(i++);
          fresh.add(line);
          if (line.startsWith(PROMPT)) {
            shown++;
            for (String out : run(line.substring(PROMPT.length())).stripTrailing().split("\n")) {
              fresh.add(("    " + out).stripTrailing());
            }
            while (i < lines.size() && belongs(lines, i)) {
              i++;
            }
          }
        }
        if (Boolean.getBoolean("logkeep.write.docs")) {
          Files.write(page, fresh);
        }
        assertThat(fresh).as(page.toString()).isEqualTo(Files.readAllLines(page));
      }
    }
    assertThat(shown).isGreaterThan(2);
  }

  /** Indented lines, and blank ones with an indented one behind them. */
  private static boolean belongs(List<String> lines, int at) {
    int next = at;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return next < lines.size()
        && lines.get(next).startsWith("    ")
        && !lines.get(next).startsWith(PROMPT);
  }

  private static String run(String words) throws IOException, InterruptedException {
    List<String> command = CommandLine.logkeep();
    Matcher word = WORD.matcher(words);
    while (word.find()) {
      command.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(GUIDE.resolve("examples").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
