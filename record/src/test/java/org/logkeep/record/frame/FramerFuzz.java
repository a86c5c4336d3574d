package org.logkeep.record.frame;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** The framers under coverage-guided fuzzing; without {@code JAZZER_FUZZ=1} only the seeds run. */
class FramerFuzz {
  @FuzzTest(maxDuration = "2m")
  void cutsAnythingTheSameWayHoweverItIsRead(byte[] bytes) {
    if (bytes.length < 2) {
      return;
    }
    int piece = 1 + (bytes[0] & 15);
    int longest = 3 + (bytes[1] & 31);
    FramerProperties.checkReads(
        new String(bytes, 2, bytes.length - 2, StandardCharsets.ISO_8859_1), piece, longest);
  }
}
