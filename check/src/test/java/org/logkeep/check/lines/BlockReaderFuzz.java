package org.logkeep.check.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The cutting of lines under coverage-guided fuzzing; without {@code JAZZER_FUZZ=1} only the seeds
 * run.
 */
class BlockReaderFuzz {

  /** However the input comes in, the lines are those of the whole. */
  @FuzzTest(maxDuration = "10m")
  void cutsTheSameLinesHoweverTheyComeIn(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    int piece = 1 + (bytes[0] & 15);
    for (boolean utf8 : new boolean[] {false, true}) {
      Blanks blanks = Blanks.of(utf8);
      List<String> expected = new ArrayList<>();
      for (int start = 0; start < bytes.length; ) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        int stripped = blanks.strip(bytes, start, end);
        expected.add(new String(bytes, start, stripped - start, StandardCharsets.ISO_8859_1));
        start = end + 1;
      }
      assertThat(lines(new BlockReader(blanks), bytes, piece)).isEqualTo(expected);
      assertThat(lines(BlockReader.eager(blanks), bytes, piece)).isEqualTo(expected);
    }
  }

  private static List<String> lines(BlockReader reader, byte[] bytes, int piece)
      throws IOException {
    List<String> lines = new ArrayList<>();
    try (Pieces source = new Pieces(bytes, piece)) {
      while (reader.next(source)) {
        LineBlock block = reader.block();
        for (int i = 0; i < block.count(); i++) {
          int start = block.start(i);
          lines.add(
              new String(block.bytes(), start, block.end(i) - start, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return lines;
  }

  /** Hands out a few bytes at a time. */
  private static final class Pieces implements ByteSource {
    private final byte[] bytes;
    private final int piece;
    private int at;

    Pieces(byte[] bytes, int piece) {
      this.bytes = bytes;
      this.piece = piece;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int got = Math.min(Math.min(length, piece), bytes.length - at);
      System.arraycopy(bytes, at, buffer, offset, got);
      at += got;
      return got == 0 ? -1 : got;
    }

    @Override
    public void close() {}
  }
}
