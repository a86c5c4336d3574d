package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The picture in the README shows what the guide's page shows, which is run by a test. */
class PictureTest {
  private static final Pattern TEXT = Pattern.compile("<text[^>]*>(.*)</text>");

  @Test
  void showsTheExplanationOfTheGuide() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "guide", "explaining.md"));
    List<String> shown =
        page.substring(page.indexOf("    $ logkeep explain"), page.indexOf("\nEvery path"))
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    List<String> drawn =
        TEXT.matcher(Files.readString(Path.of("..", "docs", "explain.svg")))
            .results()
            .map(found -> found.group(1))
            .map(PictureTest::plain)
            .filter(line -> !line.isEmpty())
            .toList();
    assertThat(drawn).isEqualTo(shown);
  }

  private static String plain(String text) {
    return text.replace("&#160;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
        .strip();
  }
}
