package org.logkeep.cli;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Configurations of the classic languages, made of pieces that a property chooses. */
public final class ConfigurationTexts {
  private ConfigurationTexts() {}

  /** Between {@code least} and {@code most} lines. */
  public static Arbitrary<String> lines(Arbitrary<String> line, int least, int most) {
    return line.list().ofMinSize(least).ofMaxSize(most).map(l -> String.join("\n", l) + "\n");
  }

  /**
   * A {@code syslog.conf}.
   *
   * @param facilities of its selectors
   * @param actions what stands behind a selector
   * @param blocks lines that begin a block
   */
  public static Arbitrary<String> syslogConf(
      List<String> facilities, List<String> actions, List<String> blocks) {
    Arbitrary<String> severity = Arbitraries.of("*", "none", "info", "=err", "!crit", "!=debug");
    Arbitrary<String> selector =
        Combinators.combine(Arbitraries.of(facilities), severity)
            .as((f, s) -> f + "." + s)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join(";", parts));
    return lines(
        Arbitraries.frequencyOf(
            Tuple.of(
                4,
                Combinators.combine(selector, Arbitraries.of(actions)).as((s, a) -> s + "\t" + a)),
            Tuple.of(1, Arbitraries.of(blocks))),
        1,
        8);
  }

  /**
   * A {@code metalog.conf} of some sections.
   *
   * @param head what stands before the sections
   * @param directory below which each section has one
   * @param line of a section
   */
  public static Arbitrary<String> metalogConf(
      String head, String directory, Arbitrary<String> line) {
    return lines(line, 0, 5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(bodies -> {
          StringBuilder out = new StringBuilder(head);
          for (int i = 0; i < bodies.size(); i++) {
            out.append("Section " + i + " :\nlogdir = \"" + directory + "/s" + i + "\"\n");
            out.append(bodies.get(i));
          }
          return out.toString();
        });
  }
}
