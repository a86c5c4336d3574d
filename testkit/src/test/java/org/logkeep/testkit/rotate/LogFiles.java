package org.logkeep.testkit.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The oracle: which lines are in the files of a log. */
final class LogFiles {

  private static final Pattern LINE = Pattern.compile("line ([0-9]+) end");

  private final List<Integer> lines = new ArrayList<>();

  /** Takes a file; packed ones must be whole. */
  void add(String name, byte[] content) {
    String text =
        new String(
            name.endsWith(".gz") ? unpack(name, content) : content, StandardCharsets.US_ASCII);
    for (String line : text.split("\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        lines.add(Integer.valueOf(matcher.group(1)));
      }
    }
  }

  private static byte[] unpack(String name, byte[] content) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** No line is there twice. */
  void assertNoneTwice(String seed) {
    Set<Integer> seen = new HashSet<>();
    for (int line : lines) {
      assertThat(seen.add(line)).as("line %s twice; %s", line, seed).isTrue();
    }
  }

  /** All lines up to one are there. */
  void assertAllUpTo(int last, String seed) {
    assertAllBetween(1, last, seed);
  }

  /** All lines from one to another are there. */
  void assertAllBetween(int first, int last, String seed) {
    Set<Integer> needed = IntStream.rangeClosed(first, last).boxed().collect(Collectors.toSet());
    assertAll(needed, seed);
  }

  /** All these lines are there. */
  void assertAll(Set<Integer> needed, String seed) {
    assertThat(new HashSet<>(lines)).as(seed).containsAll(needed);
  }

  List<Integer> lines() {
    return lines;
  }
}
