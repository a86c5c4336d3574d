package org.logkeep.record.parse;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The parser under coverage-guided fuzzing; without {@code JAZZER_FUZZ=1} only the seeds run. */
class MessageParserFuzz {
  @FuzzTest(maxDuration = "2m")
  void readsAnythingWithoutThrowing(byte[] bytes) {
    HostileInputProperties.checkAll(bytes);
  }
}
