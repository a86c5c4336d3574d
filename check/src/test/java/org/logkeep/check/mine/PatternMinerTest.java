package org.logkeep.check.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.check.mine.LabelledLogs.Labelled;

class PatternMinerTest {
  private static final List<String> NAMES =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace");

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

  @ParameterizedTest
  @ValueSource(strings = {"apt", "dnsmasq", "dpkg", "postgres", "redis", "sshd"})
  void groupsWhatProgramsHaveWrittenByTheFormatStringsTheyPrintWith(String log) throws IOException {
    List<Labelled> sample = RealLogs.of(log);

    assertThat(GroupingAccuracy.of(sample))
        .as(() -> GroupingAccuracy.explain(sample))
        .isGreaterThan(0.92);
  }

  @Test
  void takesWhatVariesBesideTwoValuesForAValueAsWell() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String tool = i % 10 == 0 ? "createdb" : "psql";
      lines.add("login: user=" + NAMES.get(i % 7) + " base=" + NAMES.get(i % 6) + " tool=" + tool);
    }

    assertThat(patterns(lines.toArray(String[]::new))).hasSize(1);
  }

  @Test
  void takesPlacesForValuesWhoseWordsComeInAllCombinations() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add("logout: user=" + NAMES.get(i % 2) + " base=" + NAMES.get(i % 3));
    }

    assertThat(patterns(lines.toArray(String[]::new))).hasSize(1);
    lines.removeIf(line -> !line.endsWith("=alice"));
    assertThat(patterns(lines.toArray(String[]::new)))
        .as("two accounts alone are the message's own")
        .hasSize(2);
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
  void takesAFewNamesForTheMessagesOwnAndManyForValues() {
    List<String> few = new ArrayList<>();
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      few.add("session opened for user " + (i % 2 == 0 ? "cyrus" : "news"));
      many.add("session opened for user " + "abcdefgh".charAt(i % 8) + "lice");
    }
    assertThat(patterns(few.toArray(String[]::new)))
        .containsExactly("session opened for user cyrus", "session opened for user news");
    assertThat(patterns(many.toArray(String[]::new)))
        .containsExactly("session opened for user <*>");
  }

  @Test
  void findsValuesThatVaryAtTwoPlacesAtOnce() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      char name = (char) ('a' + i % 12);
      lines.add(
          "File '"
              + name
              + "lpha' has modification time "
              + (char) ('a' + i % 13)
              + "eta s in the future");
    }
    assertThat(patterns(lines.toArray(String[]::new)))
        .containsExactly("File '<*>' has modification time <*> s in the future");
  }

  @Test
  void keepsNoneApartFromSome() {
    assertThat(
            patterns("# 5 search paths found", "# 7 search paths found", "# No search paths found"))
        .containsExactlyInAnyOrder("# <*> search paths found", "# No search paths found");
  }

  @Test
  void keepsValuesOfDifferentKeysApart() {
    assertThat(patterns("set the level=5 now for good", "set the limit=5 now for good")).hasSize(2);
  }

  @Test
  void readsOldQuotes() {
    assertThat(patterns("Not creating `/a/b'.", "Not creating `/c/d/e'."))
        .containsExactly("Not creating `<*>'.");
  }

  @Test
  void takesDatesAddressesAndSizesForOneValueEach() {
    assertThat(
            patterns(
                "at Fri Jun 17 20:55:06 2005 from fe80::c6b3:1ff",
                "at Mon Jul 4 01:55:06 2005 from de:ad:be:ef:ca:fe"))
        .containsExactly("at <*> from <*>");
    assertThat(patterns("read 12 bytes in <1 sec", "read 1190 bytes (1.16 KB) in 00:12"))
        .containsExactly("read <*> bytes in <*>");
  }

  @Test
  void showsAListOfRepeatingPartsOnce() {
    assertThat(patterns("nodes n-1 0xf <ok> n-2 0x1 <ok>", "nodes n-1 0xf <ok>"))
        .containsExactly("nodes <*> <ok>");
  }

  @Test
  void putsWhatBeginsAlikeTogetherWhenThereIsNoRoomForMore() {
    SkeletonTable table = new SkeletonTable(4);
    for (String word : "a b c d e f g".split(" ")) {
      byte[] skeleton = ("two words " + word).getBytes(StandardCharsets.US_ASCII);
      table.add(skeleton, skeleton.length);
    }

    assertThat(table.size()).isEqualTo(5);
    assertThat(table.count(4)).isEqualTo(4);
    assertThat(table.skeleton(4)).asString(StandardCharsets.US_ASCII).isEqualTo("two words \u0001");
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
