package org.logkeep.check.mine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.check.mine.LabelledLogs.Labelled;

/** The share of lines whose group has exactly the lines of their label. */
final class GroupingAccuracy {
  private GroupingAccuracy() {}

  static double of(List<Labelled> sample) {
    PatternMiner miner = new PatternMiner();
    int[] skeletons = new int[sample.size()];
    for (int i = 0; i < skeletons.length; i++) {
      byte[] line = sample.get(i).line().getBytes(StandardCharsets.UTF_8);
      skeletons[i] = miner.add(line, 0, line.length);
    }
    Patterns patterns = miner.patterns();
    Map<Integer, Integer> labelSizes = new HashMap<>();
    Map<Integer, Integer> groupSizes = new HashMap<>();
    Map<Long, Integer> both = new HashMap<>();
    for (int i = 0; i < skeletons.length; i++) {
      int label = sample.get(i).template();
      int group = patterns.idOf(skeletons[i]);
      labelSizes.merge(label, 1, Integer::sum);
      groupSizes.merge(group, 1, Integer::sum);
      both.merge((long) label << 32 | group, 1, Integer::sum);
    }
    int right = 0;
    for (Map.Entry<Long, Integer> pair : both.entrySet()) {
      int label = (int) (pair.getKey() >>> 32);
      int group = (int) (long) pair.getKey();
      boolean same =
          labelSizes.getOrDefault(label, 0).equals(pair.getValue())
              && groupSizes.getOrDefault(group, 0).equals(pair.getValue());
      right += same ? pair.getValue() : 0;
    }
    return (double) right / sample.size();
  }

  /** What went wrong: for every label its groups, where they are not one to one. */
  static String explain(List<Labelled> sample) {
    PatternMiner miner = new PatternMiner();
    int[] skeletons = new int[sample.size()];
    for (int i = 0; i < skeletons.length; i++) {
      byte[] line = sample.get(i).line().getBytes(StandardCharsets.UTF_8);
      skeletons[i] = miner.add(line, 0, line.length);
    }
    Patterns patterns = miner.patterns();
    Map<Integer, Map<String, Integer>> byLabel = new HashMap<>();
    Map<String, Map<Integer, Integer>> byGroup = new HashMap<>();
    for (int i = 0; i < skeletons.length; i++) {
      String pattern = patterns.text(patterns.idOf(skeletons[i]));
      int label = sample.get(i).template();
      byLabel.computeIfAbsent(label, _ -> new HashMap<>()).merge(pattern, 1, Integer::sum);
      byGroup.computeIfAbsent(pattern, _ -> new HashMap<>()).merge(label, 1, Integer::sum);
    }
    StringBuilder text = new StringBuilder();
    byLabel.forEach((label, groups) -> {
      if (groups.size() > 1) {
        text.append("  split ").append(label).append(": ").append(groups).append('\n');
      }
    });
    byGroup.forEach((pattern, labels) -> {
      if (labels.size() > 1) {
        text.append("  mixed ").append(pattern).append(": ").append(labels).append('\n');
      }
    });
    return text.toString();
  }
}
