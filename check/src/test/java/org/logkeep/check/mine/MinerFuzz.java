package org.logkeep.check.mine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/** The miner under coverage-guided fuzzing; without {@code JAZZER_FUZZ=1} only the seeds run. */
class MinerFuzz {
  @FuzzTest(maxDuration = "10m")
  void countsEveryLineUnderOnePattern(byte[] bytes) {
    PatternMiner miner = new PatternMiner();
    List<Integer> skeletons = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= bytes.length; end++) {
      if (end == bytes.length || bytes[end] == '\n') {
        skeletons.add(miner.add(bytes, start, end));
        start = end + 1;
      }
    }
    Patterns patterns = miner.patterns();
    long[] counted = new long[patterns.size()];
    for (int skeleton : skeletons) {
      counted[patterns.idOf(skeleton)]++;
    }
    for (int id = 0; id < counted.length; id++) {
      assertThat(patterns.count(id)).isEqualTo(counted[id]);
      assertThat(patterns.text(id)).doesNotContain("\n");
    }
  }
}
