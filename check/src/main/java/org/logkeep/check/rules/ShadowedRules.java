package org.logkeep.check.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.match.Inclusion;
import org.logkeep.match.LineSamples;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;

/**
 * Finds rules that another single rule makes useless, and rules that hit no line at all. Lines made
 * from a rule's own syntax show which other rules may hit all that it hits; the automaton then
 * proves or refutes it. Only what is proven is called shadowed; where the automaton cannot tell
 * (back-references, or too many states), a rule whose samples are all hit looks shadowed.
 *
 * <p>Rules compete only where it makes no difference which of them hits: all ignore rules, and the
 * rules of one file in the other layers, since sections and excuses go by the file's name.
 */
final class ShadowedRules {
  private static final int SAMPLES = 24;
  private static final int MOST_STEPS = 20_000;
  private static final int MOST_CANDIDATES = 4;

  private final RuleCompiler compiler;
  private final boolean utf8;
  private final PatternSyntax syntax;
  private final Inclusion inclusion = new Inclusion(MOST_STEPS);

  ShadowedRules(RuleCompiler compiler, boolean utf8) {
    this.compiler = compiler;
    this.utf8 = utf8;
    this.syntax = utf8 ? PatternSyntax.ERE_UTF8 : PatternSyntax.ERE_C;
  }

  /** A rule and the name of those that it competes with. */
  private record Place(Rule rule, String rivals) {
    String text() {
      return new String(rule.text(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return rule.file() + ":" + rule.line();
    }
  }

  /**
   * The findings of a tree, rules in the order of the files.
   *
   * @param settled rules to leave out: broken ones, and those that shadow everything
   */
  List<RuleLinter.Finding> find(RuleTree tree, Set<Rule> settled) {
    List<Place> places = new ArrayList<>();
    Map<String, Place> first = new HashMap<>();
    List<RuleLinter.Finding> findings = new ArrayList<>();
    for (RuleFile file : tree.files()) {
      String rivals = file.layer() == Layer.IGNORE ? "" : file.layer().name() + '/' + file.name();
      for (Rule rule : file.rules()) {
        Place place = new Place(rule, rivals);
        Place before = first.putIfAbsent(file.layer() + " " + place.text(), place);
        if (before != null) {
          findings.add(shadowed(place, "the same rule is at " + before));
        } else if (!settled.contains(rule)) {
          places.add(place);
        }
      }
    }
    compare(places, findings);
    return findings;
  }

  private void compare(List<Place> places, List<RuleLinter.Finding> findings) {
    int words = Math.max(1, (places.size() + 63) >>> 6);
    List<GroupedRules> apart = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      apart.add(new GroupedRules(i, false, List.of(places.get(i).rule())));
    }
    boolean[] gone = new boolean[places.size()];
    LineSamples samples = new LineSamples(new Random(1));
    try (LineMatcher matcher = compiler.compile(apart, places.size(), utf8).matcher()) {
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        List<byte[]> lines = samples.of(spec(place), SAMPLES);
        long[] hits = new long[lines.size() * words];
        matcher.match(LineBlock.ofBytes(lines), hits);
        long[] common = common(hits, words, i);
        if (common.length == 0) {
          if (inclusion.isEmpty(spec(place)) == Inclusion.Answer.YES) {
            findings.add(new RuleLinter.Finding(place.rule(), "dead", "no line can be hit by it"));
            gone[i] = true;
          }
        } else {
          gone[i] = isShadowed(places, i, common, gone, findings);
        }
      }
    }
  }

  /** The rules that hit all lines that rule {@code own} hits; empty when it hits none of them. */
  private static long[] common(long[] hits, int words, int own) {
    long[] common = new long[words];
    Arrays.fill(common, -1);
    boolean any = false;
    for (int from = 0; from < hits.length; from += words) {
      if (Groups.has(hits, from, own)) {
        any = true;
        for (int w = 0; w < words; w++) {
          common[w] &= hits[from + w];
        }
      }
    }
    return any ? common : new long[0];
  }

  private boolean isShadowed(
      List<Place> places,
      int own,
      long[] common,
      boolean[] gone,
      List<RuleLinter.Finding> findings) {
    Place place = places.get(own);
    int tried = 0;
    String likely = "";
    for (int i = 0; i < places.size() && tried < MOST_CANDIDATES; i++) {
      Place other = places.get(i);
      if (i == own
          || gone[i]
          || !Groups.has(common, 0, i)
          || !other.rivals().equals(place.rivals())) {
        continue;
      }
      tried++;
      switch (inclusion.of(spec(place), spec(other))) {
        case YES -> {
          findings.add(shadowed(place, "every line that it hits is hit by the rule at " + other));
          return true;
        }
        case UNKNOWN -> likely = likely.isEmpty() ? other.toString() : likely;
        case NO -> {}
      }
    }
    if (!likely.isEmpty()) {
      findings.add(
          new RuleLinter.Finding(
              place.rule(),
              "looks shadowed",
              "all lines that were tried are hit by the rule at " + likely + " as well"));
    }
    return false;
  }

  private PatternSpec spec(Place place) {
    return new PatternSpec(0, syntax, place.rule().text(), Set.of());
  }

  private static RuleLinter.Finding shadowed(Place place, String message) {
    return new RuleLinter.Finding(place.rule(), "shadowed", message);
  }
}
