package org.logkeep.check.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/**
 * Offset files and logs under coverage-guided fuzzing; without {@code JAZZER_FUZZ=1} only the seeds
 * run.
 */
class TailFuzz {
  @TempDir Path folder;

  /** An offset file that says anything is read as some position, which is written as it is read. */
  @FuzzTest(maxDuration = "10m")
  void readsAnyOffsetFile(byte[] bytes) throws IOException, TailException {
    Position position = Position.parse(bytes);
    assertThat(position.offset()).isNotNegative();
    assertThat(Position.parse(position.encode())).isEqualTo(position);
    ContentMark.parse(bytes)
        .ifPresent(mark -> assertThat(ContentMark.parse(mark.encode())).contains(mark));
    Path log = folder.resolve("log");
    String text = "one\ntwo\nthree\n";
    Files.writeString(log, text);
    Path offset = folder.resolve("offset");
    for (Following following : Following.values()) {
      Files.write(offset, bytes);
      String read = read(log, offset, following);
      boolean same = position.inode() == LogStat.of(log).inode() && bytes.length > 0;
      assertThat(read)
          .endsWith(same ? text.substring((int) Math.min(position.offset(), text.length())) : text);
      assertThat(read(log, offset, following)).isEmpty();
    }
  }

  /** A log is appended to, rotated and read in any order: every byte is read once. */
  @FuzzTest(maxDuration = "10m")
  void readsEveryByteOnceThroughRotations(byte[] bytes) throws IOException, TailException {
    Path place = Files.createTempDirectory(folder, "run");
    Path log = Files.createFile(place.resolve("log"));
    Path offset = place.resolve("offset");
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StringBuilder read = new StringBuilder();
    int rotated = 0;
    for (int at = 0; at < Math.min(bytes.length, 64); at++) {
      switch (bytes[at] & 3) {
        case 0, 1 -> {
          byte[] piece =
              Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + (bytes[at] & 31)));
          written.writeBytes(piece);
          Files.write(log, piece, StandardOpenOption.APPEND);
        }
        case 2 -> {
          for (int i = rotated++; i > 0; i--) {
            Files.move(place.resolve("log." + i), place.resolve("log." + (i + 1)));
          }
          Files.move(log, place.resolve("log.1"));
          Files.createFile(log);
        }
        default -> read.append(read(log, offset, Following.THOROUGH));
      }
    }
    read.append(read(log, offset, Following.THOROUGH));
    String all = written.toString(StandardCharsets.ISO_8859_1);
    // what was rotated before the first look is no longer new
    assertThat(all).endsWith(read.toString());
    assertThat(all.substring(0, all.length() - read.length()))
        .hasSizeLessThanOrEqualTo(beforeTheFirstLook(bytes));
  }

  private static int beforeTheFirstLook(byte[] bytes) {
    int size = 0;
    int lost = 0;
    for (int at = 0; at < Math.min(bytes.length, 64) && (bytes[at] & 3) != 3; at++) {
      if ((bytes[at] & 3) == 2) {
        lost = size;
      } else {
        size += Math.min(bytes.length - at, bytes[at] & 31);
      }
    }
    return lost;
  }

  private static String read(Path log, Path offset, Following following)
      throws IOException, TailException {
    OffsetFile file = new OffsetFile(offset, true);
    TailPlan plan = new LogFollower(following).plan(log, file);
    if (plan.nothingNew()) {
      return "";
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (TailReader reader = new TailReader(plan)) {
      byte[] buffer = new byte[64];
      for (int got = reader.read(buffer, 0, 64); got >= 0; got = reader.read(buffer, 0, 64)) {
        text.write(buffer, 0, got);
      }
      file.write(reader, true);
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }
}
