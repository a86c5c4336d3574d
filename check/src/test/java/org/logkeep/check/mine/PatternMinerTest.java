package org.logkeep.check.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.logkeep.check.mine.LabelledLogs.Labelled;

class PatternMinerTest {

  @Test
  void groupsTheMessagesOfSixteenKindsOfSystemsAsTheirLabelsDo() throws IOException {
    Map<String, List<Labelled>> samples = LabelledLogs.samples(2000, 42);
    double sum = 0;
    for (Map.Entry<String, List<Labelled>> sample : samples.entrySet()) {
      double accuracy = GroupingAccuracy.of(sample.getValue());
      assertThat(accuracy)
          .as(() -> sample.getKey() + "\n" + GroupingAccuracy.explain(sample.getValue()))
          .isGreaterThan(0.9);
      sum += accuracy;
    }
    assertThat(samples).hasSize(16);
    assertThat(sum / samples.size()).isGreaterThan(0.97);
  }

  @Test
  void keepsMessagesApartThatDifferInAWordOfTheirOwn() {
    assertThat(patterns("VM Started now", "VM Stopped now", "VM Paused now")).hasSize(3);
  }

  @Test
  void takesAPlaceWithManyDifferentWordsForAValue() {
    List<String> lines = new ArrayList<>();
    for (String name : "ann bob carl dora emil fred gina hugo".split(" ")) {
      lines.add("Failed password for " + name + " from 10.0.0.1 port 22 ssh2");
    }
    assertThat(patterns(lines.toArray(String[]::new)))
        .containsExactly("Failed password for <*> from <*> port <*>");
  }

  @Test
  void masksListsOfAnyLengthAlike() {
    assertThat(patterns("delete blk_1", "delete blk_1 blk_2 blk_3", "delete blk_1, blk_2"))
        .containsExactly("delete <*>");
  }

  @Test
  void takesWhatStandsBehindAnEqualsSignForAValue() {
    assertThat(
            patterns("a ruser= rhost=x tag=\"View Lock\" ok", "a ruser=bob rhost=y tag=\"Z\" ok"))
        .containsExactly("a ruser=<*> rhost=<*> tag=<*> ok");
  }

  @Test
  void countsEveryLineOnce() {
    PatternMiner miner = new PatternMiner();
    for (String line : List.of("a 1", "a 2", "b", "")) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      miner.add(bytes, 0, bytes.length);
    }
    Patterns patterns = miner.patterns();
    long sum = 0;
    for (int id = 0; id < patterns.size(); id++) {
      sum += patterns.count(id);
    }
    assertThat(sum).isEqualTo(4);
  }

  private static List<String> patterns(String... lines) {
    PatternMiner miner = new PatternMiner();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      miner.add(bytes, 0, bytes.length);
    }
    Patterns patterns = miner.patterns();
    List<String> texts = new ArrayList<>();
    for (int id = 0; id < patterns.size(); id++) {
      if (patterns.count(id) > 0) {
        texts.add(patterns.text(id));
      }
    }
    return texts;
  }
}
