package org.logkeep.engine.format.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.record.ByteSink;

/** Stamps by pattern, compared with those of the C library as Python hands them out. */
class TimePatternTest {
  private static final String CONVERSIONS = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%";
  private static final String BARE = "ntz%";
  private static final List<String> FLAGS =
      List.of(
          "", "", "", "-", "_", "0", "^", "#", "_^", "-^", "-_", "_-", "5", "_5", "-5", "012",
          "#12", "^3");
  private static final String ZONE = "Europe/Berlin";
  private static final long LAST_SECOND = 4_000_000_000L;
  private static final String PEER =
      """
      import sys, time
      for line in open(sys.argv[1]):
          second, pattern = line.rstrip('\\n').split(' ', 1)
          print(time.strftime(pattern, time.localtime(int(second))).replace('\\n', '\\\\n'))
      """;

  @Test
  void writesWhatTheLibraryWrites(@TempDir Path directory) throws Exception {
    Random random = new Random(20260221);
    List<String> asked = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      long second = random.nextLong(LAST_SECOND);
      StringBuilder pattern = new StringBuilder("[");
      for (int j = random.nextInt(6); j >= 0; j--) {
        pattern.append('%');
        char letter = CONVERSIONS.charAt(random.nextInt(CONVERSIONS.length()));
        if (BARE.indexOf(letter) < 0) {
          pattern.append(FLAGS.get(random.nextInt(FLAGS.size())));
        }
        pattern.append(letter);
        pattern.append(" .x:".charAt(random.nextInt(4)));
      }
      asked.add(second + " " + pattern + "]");
      written.add(write(pattern + "]", second * 1_000_000).replace("\n", "\\n"));
    }
    Path questions = Files.write(directory.resolve("questions"), asked);
    ProcessBuilder peer = new ProcessBuilder("python3", "-c", PEER, questions.toString());
    peer.environment().put("TZ", ZONE);
    peer.environment().put("LC_ALL", "C");
    Process process = peer.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> answers =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    assertThat(answers).hasSameSizeAs(asked);
    for (int i = 0; i < asked.size(); i++) {
      assertThat(written.get(i)).as(asked.get(i)).isEqualTo(answers.get(i));
    }
  }

  @Test
  void knowsTheFlagsOfTheLibrary() {
    assertThat(write("%-d|%_d|%e|%-e|%^a|%^B|%#p|%-H|%3d|%Oy|%EY", 1_780_000_000_000_000L))
        .isEqualTo("28|28|28|28|THU|MAY|pm|22|028|26|2026");
    for (String wrong : List.of("%", "%-", "%5", "%E", "%Ed", "%OB", "%-z", "%-%", "%100d", "%q")) {
      assertThat(TimePattern.problem("%d" + wrong)).as(wrong).isPresent();
    }
  }

  @Property(tries = 300)
  void cutsFractionsAtAnyMoment(
      @ForAll @LongRange(min = -4_000_000_000_000_000L, max = 4_000_000_000_000_000L) long micros) {
    String nanos = "%09d".formatted(Math.floorMod(micros, 1_000_000L) * 1000);
    assertThat(write("%N", micros)).isEqualTo(nanos);
    assertThat(write("a%3Nb%1N", micros))
        .isEqualTo("a" + nanos.substring(0, 3) + "b" + nanos.substring(0, 1));
  }

  @Property(tries = 1000)
  void survivesAnyPattern(@ForAll String pattern) {
    if (TimePattern.problem(pattern).isEmpty()) {
      assertThat(write(pattern, 1_795_000_000_123_456L)).isNotNull();
    }
  }

  private static String write(String pattern, long micros) {
    ZoneId zone = ZoneId.of(ZONE);
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
    ByteSink out = new ByteSink(64);
    new TimePattern(pattern, zone)
        .write(micros, zone.getRules().getOffset(instant).getTotalSeconds(), out);
    return new String(out.array(), 0, out.size(), StandardCharsets.ISO_8859_1);
  }
}
