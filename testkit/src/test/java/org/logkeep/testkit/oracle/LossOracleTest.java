package org.logkeep.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An oracle that never finds fault would make every test behind it worthless. */
class LossOracleTest {
  private final LossOracle oracle = new LossOracle();
  private final String first = oracle.next("a", 3);
  private final String second = oracle.next("a", 0);
  private final String other = oracle.next("b", 10);

  private LossOracle.Verdict judge(String... lines) {
    return oracle.judge(List.of(lines).stream());
  }

  @Test
  void isContentWithEverythingOnceInTheOrderOfItsStream() {
    assertThat(judge("x: " + other, first, "Oct 11 host p: " + second).isClean()).isTrue();
  }

  @Test
  void missesWhatDidNotArrive() {
    assertThat(judge(first, other)).extracting("arrived", "missing").containsExactly(2L, 1L);
  }

  @Test
  void noticesWhatCameTwice() {
    assertThat(judge(first, first, second, other).doubled()).isEqualTo(1);
  }

  @Test
  void noticesWhatWasNeverSent() {
    LossOracle stranger = new LossOracle();
    stranger.next("a", 0);
    stranger.next("a", 0);
    assertThat(judge(first, second, other, stranger.next("a", 0)).foreign()).isEqualTo(1);
    assertThat(judge(first, second, other, stranger.next("c", 0)).foreign()).isEqualTo(1);
  }

  @Test
  void noticesEveryChangedByte() {
    for (int i = 0; i < first.length(); i++) {
      char changed = first.charAt(i) == 'y' ? 'z' : 'y';
      String line = first.substring(0, i) + changed + first.substring(i + 1);
      assertThat(judge(line, second, other)).as(line).extracting("foreign").isEqualTo(1L);
      assertThat(judge(first.substring(0, i), second, other).isClean()).isFalse();
    }
  }

  @Test
  void noticesDisorderWithinAStream() {
    assertThat(judge(second, first, other).disordered()).isEqualTo(1);
  }
}
