package org.logkeep.check.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Lines come out in order whether they arrived so or not, and wherever they were kept meanwhile.
 */
class LineStoreProperties {

  @Property(tries = 200)
  void givesLinesInOrder(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> keys,
      @ForAll boolean arriveInOrder,
      @ForAll @IntRange(min = 1, max = 400) int budget,
      @ForAll boolean withHits)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int key = arriveInOrder ? i / 7 : keys.get(i);
      lines.add("Jan " + key + " 10:00:00 host line " + i + "x".repeat(i % 5));
    }
    LineBlock block = LineBlock.of(lines);
    Path folder = Files.createTempDirectory("lines");
    int words = withHits ? 1 : 0;
    List<String> shown = new ArrayList<>();
    List<Long> hits = new ArrayList<>();
    try (LineStore store = new LineStore(SortOrder.FIELDS, words, budget, "kept", () -> folder)) {
      for (int i = 0; i < lines.size(); i++) {
        store.add(block, i, new long[] {i}, 0);
      }
      for (int walk = 0; walk < 2; walk++) {
        shown.clear();
        hits.clear();
        try (LineCursor cursor = store.open()) {
          while (cursor.next()) {
            KeptLine line = cursor.line();
            shown.add(new String(line.bytes, line.start, line.length, StandardCharsets.UTF_8));
            for (long hit : line.hits) {
              hits.add(hit);
            }
          }
        }
      }
      assertThat(store.count()).isEqualTo(lines.size());
    }

    List<String> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparing(line -> line.substring(0, "Jan 0 10:00:00".length())));
    assertThat(shown).isEqualTo(sorted);
    if (withHits) {
      assertThat(hits).isEqualTo(sorted.stream().map(line -> (long) lines.indexOf(line)).toList());
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    Files.delete(folder);
  }
}
