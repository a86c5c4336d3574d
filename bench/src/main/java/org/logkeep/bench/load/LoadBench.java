package org.logkeep.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures Logkeep and its peers on the same tasks, in turns, and prints medians as a table.
 *
 * <pre>
 *   LoadBench LAUNCHER SYSLOG-NG RSYSLOGD [RECORDS [REPEATS [TASK...]]]
 * </pre>
 *
 * <p>The first three are commands; {@code -} leaves one out. Logkeep runs with the configuration of
 * syslog-ng, and where a task is about datagrams also as {@code syslogd}. Tasks are the words of
 * {@link Task}.
 */
public final class LoadBench {
  private static final long RECORDS = 2_000_000;
  private static final int REPEATS = 3;

  private LoadBench() {}

  /** Runs it. */
  public static void main(String[] words) throws IOException, InterruptedException {
    if (words.length < 3) {
      System.err.println(
          "usage: LoadBench LAUNCHER SYSLOG-NG RSYSLOGD [RECORDS [REPEATS [TASK...]]]");
      System.exit(64);
    }
    List<Daemon> daemons = new ArrayList<>();
    for (Daemon.Kind kind : Daemon.Kind.values()) {
      String command =
          switch (kind) {
            case LOGKEEP, LOGKEEP_SYSLOGD -> words[0];
            case SYSLOG_NG -> words[1];
            case RSYSLOG -> words[2];
          };
      if (!command.equals("-")) {
        daemons.add(
            new Daemon(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), command, kind));
      }
    }
    long records = words.length > 3 ? Long.parseLong(words[3]) : RECORDS;
    int repeats = words.length > 4 ? Integer.parseInt(words[4]) : REPEATS;
    List<Task> tasks =
        words.length > 5
            ? Arrays.stream(words).skip(5).map(Task::of).toList()
            : List.of(Task.values());
    System.out.println(
        "| task | daemon | CPU µs a record (all runs) | k records/s | lost | peak MiB |");
    System.out.println("|---|---|---|--:|--:|--:|");
    for (Task task : tasks) {
      List<Daemon> able = daemons.stream().filter(daemon -> daemon.kind().knows(task)).toList();
      measure(task, able, new Records(), records, repeats);
    }
  }

  private static void measure(
      Task task, List<Daemon> daemons, Records records, long count, int repeats)
      throws IOException, InterruptedException {
    Map<String, List<Measurement>> results = new TreeMap<>();
    for (int i = 0; i < repeats; i++) {
      for (Daemon daemon : daemons) {
        results
            .computeIfAbsent(daemon.name(), n -> new ArrayList<>())
            .add(daemon.measure(task, records, count));
      }
    }
    results.forEach((name, runs) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | **%.2f** (%s) | %.0f | %d | %d |%n",
            task.word(),
            name,
            median(runs.stream().mapToDouble(Measurement::cpuMicros).toArray()),
            String.join(
                " ",
                runs.stream().map(r -> String.format(Locale.ROOT, "%.2f", r.cpuMicros())).toList()),
            median(runs.stream().mapToDouble(Measurement::rate).toArray()) / 1000,
            runs.stream().mapToLong(Measurement::lost).sum(),
            runs.stream().mapToLong(Measurement::peakKilobytes).max().orElse(0) / 1024));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
