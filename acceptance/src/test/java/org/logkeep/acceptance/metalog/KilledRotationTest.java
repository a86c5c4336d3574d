package org.logkeep.acceptance.metalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills metalog while it rotates and packs under load, again and again: afterwards each line is in
 * one of the files, once. {@code -Dlogkeep.rotation.kills=200} for the long form, {@code
 * -Dlogkeep.rotation.seed} to repeat a run.
 */
class KilledRotationTest {
  private static final int RECORDS = 20_000;
  private static final int KILLS_PER_DIRECTORY = 20;
  private static final Pattern LINE = Pattern.compile("r(\\d+) n(\\d+) end");
  private static final String CONFIGURATION =
      """
      stamp_fmt = "S"
      maxsize = 4000
      maxtime = 1000000
      maxfiles = 1000000
      compress = 1
      compress_delay = 1
      All :
        logdir = "@DIR@/all"
      """;

  @TempDir private Path directory;

  @Test
  void keepsEveryLineOnceThroughKills() throws Exception {
    int kills = Integer.getInteger("logkeep.rotation.kills", 5);
    long seed = Long.getLong("logkeep.rotation.seed", System.nanoTime());
    Random random = new Random(seed);
    Path all = directory.resolve("all");
    for (int run = 0; run < kills; run++) {
      if (run % KILLS_PER_DIRECTORY == 0) {
        empty(all);
      }
      runAndKill(run, all, 1 + random.nextInt(30));
      check(all, run, "run " + run + ", -Dlogkeep.rotation.seed=" + seed);
    }
    try (RunningMetalog metalog = RunningMetalog.start(directory, CONFIGURATION)) {
      metalog.log("user.info", "app", "the last one");
      // What the kills left half-packed is finished, in the end all but the newest is packed.
      metalog.await("packing", () -> plainFiles(all) <= 1 && leftovers(all).isEmpty());
      check(all, kills - 1, "after the last start, seed " + seed);
    }
  }

  private void runAndKill(int run, Path all, int rotations) throws Exception {
    Path records =
        Files.writeString(
            directory.resolve("records"),
            IntStream.range(0, RECORDS)
                .mapToObj(i -> "r" + run + " n" + i + " end\n")
                .collect(Collectors.joining()));
    try (RunningMetalog metalog = RunningMetalog.start(directory, CONFIGURATION)) {
      long before = rotated(all);
      Process sender = metalog.logEachLineOf(records);
      try {
        metalog.await(
            rotations + " rotations",
            () -> rotated(all) >= before + rotations || !sender.isAlive());
        metalog.kill();
      } finally {
        sender.destroyForcibly().waitFor();
      }
    }
  }

  /** Each run's lines are there once, from the first to some last one. */
  private static void check(Path all, int lastRun, String what) throws Exception {
    TreeMap<Integer, List<Integer>> numbers = new TreeMap<>();
    for (Path file : files(all)) {
      Matcher line = LINE.matcher(read(file));
      while (line.find()) {
        numbers
            .computeIfAbsent(Integer.parseInt(line.group(1)), r -> new ArrayList<>())
            .add(Integer.parseInt(line.group(2)));
      }
    }
    assertThat(numbers.lastKey()).as(what).isEqualTo(lastRun);
    numbers.forEach((run, found) -> {
      found.sort(Integer::compare);
      assertThat(found)
          .as(what + ": lines of run " + run)
          .isEqualTo(IntStream.range(0, found.size()).boxed().toList());
    });
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The live file and the rotated ones, of which those that are packed count once. */
  private static List<Path> files(Path all) throws IOException {
    try (Stream<Path> files = Files.list(all)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          // Both stand side by side only from the end of packing to the next start.
          .filter(file -> !Files.exists(Path.of(file + ".gz")))
          .toList();
    }
  }

  private static List<Path> leftovers(Path all) throws IOException {
    try (Stream<Path> files = Files.list(all)) {
      return files
          .filter(file ->
              file.getFileName().toString().startsWith(".packing")
                  || Files.exists(Path.of(file + ".gz")))
          .toList();
    }
  }

  private static long plainFiles(Path all) throws IOException {
    return files(all).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.startsWith("log-") && !name.endsWith(".gz"))
        .count();
  }

  private static long rotated(Path all) throws IOException {
    if (!Files.exists(all)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(all)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("log-"))
          .map(file -> file.toString().replace(".gz", ""))
          .distinct()
          .count();
    }
  }

  private static void empty(Path all) throws Exception {
    if (Files.exists(all)) {
      try (Stream<Path> files = Files.list(all)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
