package org.logkeep.check.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text: messages are written by strangers. */
class MinerProperties {

  @Property(tries = 500)
  void countsEveryLineUnderOnePattern(@ForAll("hostileLines") List<byte[]> lines) {
    PatternMiner miner = new PatternMiner();
    int[] skeletons = new int[lines.size()];
    for (int i = 0; i < skeletons.length; i++) {
      skeletons[i] = miner.add(lines.get(i), 0, lines.get(i).length);
    }
    Patterns patterns = miner.patterns();
    long[] counted = new long[patterns.size()];
    for (int skeleton : skeletons) {
      counted[patterns.idOf(skeleton)]++;
    }
    for (int id = 0; id < counted.length; id++) {
      assertThat(patterns.count(id)).isEqualTo(counted[id]);
      assertThat(patterns.text(id)).doesNotContainPattern("[\\x00-\\x1f]");
    }
  }

  @Property(tries = 300)
  void readsNothingOutsideTheMessage(@ForAll("hostileLine") byte[] line) {
    byte[] framed = new byte[line.length + 2];
    framed[0] = '"';
    framed[framed.length - 1] = '9';
    System.arraycopy(line, 0, framed, 1, line.length);
    PatternMiner miner = new PatternMiner();

    assertThat(miner.add(framed, 1, framed.length - 1)).isEqualTo(miner.add(line, 0, line.length));
  }

  @Property(tries = 300)
  void doesNotMindWhichNumbersStandInAMessage(@ForAll Random random) {
    PatternMiner miner = new PatternMiner();
    Set<Integer> skeletons = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      String line = "job " + random.nextInt() + " of 0x" + Long.toHexString(random.nextLong());
      byte[] bytes =
          (line + " done in " + random.nextFloat() + " s").getBytes(StandardCharsets.US_ASCII);
      skeletons.add(miner.add(bytes, 0, bytes.length));
    }

    assertThat(skeletons).hasSize(1);
  }

  @Provide
  Arbitrary<byte[]> hostileLine() {
    Arbitrary<Character> telling =
        Arbitraries.of(
            "=\"'()[]{}<>:;,. \t/\\-_@$a1é\u0001\u0002\u0003\u0004\r"
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
    return telling.list().ofMaxSize(60).map(MinerProperties::bytes);
  }

  @Provide
  Arbitrary<List<byte[]>> hostileLines() {
    return hostileLine().list().ofMaxSize(20).map(ArrayList::new);
  }

  private static byte[] bytes(List<Character> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
