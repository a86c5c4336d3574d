package org.logkeep.check.rules;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.logkeep.check.lines.LineBlock;

/** Looks for rules that do not do what their author meant. */
public final class RuleLinter {
  /**
   * What is wrong with a rule.
   *
   * @param rule the rule
   * @param code one word for the kind of trouble
   * @param message a sentence
   * @param at the byte of the rule's text where the trouble is, if it is at one place
   */
  public record Finding(Rule rule, String code, String message, OptionalInt at) {

    /** Trouble with the whole rule. */
    public Finding(Rule rule, String code, String message) {
      this(rule, code, message, OptionalInt.empty());
    }

    @Override
    public String toString() {
      return rule.file()
          + ":"
          + rule.line()
          + ": "
          + code
          + ": "
          + message
          + "\n    "
          + rule.display()
          + (at.isPresent() ? "\n    " + rule.indent(at.getAsInt()) + "^" : "");
    }
  }

  private static final List<String> PROBES =
      List.of("", "x", "~~ 7", "Mar  1 02:00:00 h1 app: a line that nobody has thought of");

  private final RuleCompiler compiler;

  /** A linter that tries rules with the given compiler. */
  public RuleLinter(RuleCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Lints a tree.
   *
   * @param utf8 whether characters are UTF-8 sequences
   * @return findings in the order of the files
   */
  public List<Finding> lint(RuleTree tree, boolean utf8) {
    List<Finding> findings = new ArrayList<>();
    List<Rule> rules = tree.files().stream().flatMap(f -> f.rules().stream()).toList();
    CompiledRules compiled = compiler.compile(oneGroupEach(rules), rules.size(), utf8);
    for (BrokenRule broken : compiled.broken()) {
      findings.add(
          new Finding(
              broken.rule(),
              "broken",
              broken.message() + "; the rule is left out",
              OptionalInt.of(broken.offset())));
    }
    try (LineMatcher matcher = compiled.matcher()) {
      greedy(rules, matcher, findings);
    }
    // what is said of these is worth more than what else could be said of them or of their rivals
    Set<Rule> settled = findings.stream().map(Finding::rule).collect(Collectors.toSet());
    for (RuleFile file : tree.files()) {
      for (Rule rule : file.rules()) {
        if (!settled.contains(rule)) {
          shape(file, rule, findings);
        }
      }
    }
    findings.addAll(new ShadowedRules(compiler, utf8).find(tree, settled));
    findings.sort(
        Comparator.comparing((Finding f) -> f.rule().file())
            .thenComparingInt(f -> f.rule().line()));
    return findings;
  }

  /**
   * The rules of a tree that hit none of the lines given.
   *
   * @param blocks lines, asked for once
   */
  public List<Finding> unused(RuleTree tree, boolean utf8, Iterable<LineBlock> blocks) {
    List<Finding> findings = new ArrayList<>();
    count(tree, utf8, blocks)
        .forEach((rule, lines) -> {
          if (lines == 0) {
            findings.add(new Finding(rule, "unused", "hits no line of the given logs"));
          }
        });
    return findings;
  }

  /**
   * The rules of a tree that have hit nothing for a number of days, neither now nor at earlier
   * looks.
   *
   * @param blocks lines that are new since the last look, asked for once
   * @param hits the history, brought up to date
   * @param today the day of this look
   * @param days how many days without a hit are reported
   */
  public List<Finding> idle(
      RuleTree tree,
      boolean utf8,
      Iterable<LineBlock> blocks,
      RuleHits hits,
      LocalDate today,
      int days) {
    hits.addAll(count(tree, utf8, blocks), today);
    return idle(tree, hits, days);
  }

  /**
   * The rules of a tree that had hit nothing for a number of days when the last run was counted. A
   * rule that no run has used yet is not among them.
   *
   * @param hits what the runs have counted
   * @param days how many days without a hit are reported
   */
  public List<Finding> idle(RuleTree tree, RuleHits hits, int days) {
    List<Finding> findings = new ArrayList<>();
    if (hits.until().isEmpty()) {
      return findings;
    }
    LocalDate until = hits.until().get();
    for (RuleFile file : tree.files()) {
      for (Rule rule : file.rules()) {
        hits.of(rule)
            .filter(h -> ChronoUnit.DAYS.between(h.idleSince(), until) >= days)
            .ifPresent(h ->
                findings.add(
                    new Finding(
                        rule,
                        "unused",
                        (h.last().isPresent() ? "has last hit on " : "has hit nothing since ")
                            + h.idleSince())));
      }
    }
    return findings;
  }

  /** How many of the lines each rule hits, in the order of the files. */
  private Map<Rule, Long> count(RuleTree tree, boolean utf8, Iterable<LineBlock> blocks) {
    List<Rule> rules = tree.files().stream().flatMap(f -> f.rules().stream()).toList();
    int words = Math.max(1, (rules.size() + 63) >>> 6);
    try (LineMatcher matcher =
        compiler.compile(oneGroupEach(rules), rules.size(), utf8).matcher()) {
      for (LineBlock block : blocks) {
        matcher.match(block, new long[block.count() * words]);
      }
      return matcher.counts();
    }
  }

  private static List<GroupedRules> oneGroupEach(List<Rule> rules) {
    List<GroupedRules> groups = new ArrayList<>();
    for (int r = 0; r < rules.size(); r++) {
      groups.add(new GroupedRules(r, false, List.of(rules.get(r))));
    }
    return groups;
  }

  private static void greedy(List<Rule> rules, LineMatcher matcher, List<Finding> findings) {
    int words = Math.max(1, (rules.size() + 63) >>> 6);
    long[] all = new long[words];
    Arrays.fill(all, -1);
    LineBlock block = LineBlock.of(PROBES);
    long[] hits = new long[PROBES.size() * words];
    matcher.match(block, hits);
    for (int i = 0; i < hits.length; i++) {
      all[i % words] &= hits[i];
    }
    for (int r = 0; r < rules.size(); r++) {
      if ((all[r >>> 6] >>> r & 1) != 0) {
        findings.add(new Finding(rules.get(r), "dangerous", "hits every line"));
      }
    }
  }

  private static void shape(RuleFile file, Rule rule, List<Finding> findings) {
    String text = new String(rule.text(), StandardCharsets.ISO_8859_1);
    if (text.endsWith("\r")) {
      findings.add(
          new Finding(
              rule,
              "dead",
              "ends with a carriage return, which no line keeps; save the file with Unix line"
                  + " ends"));
    } else if (text.endsWith(" $") || text.endsWith("\t$")) {
      findings.add(
          new Finding(
              rule, "dead", "wants a blank at the end of the line, where blanks are cut off"));
    } else if (text.endsWith(" ") || text.endsWith("\t")) {
      findings.add(
          new Finding(
              rule, "blank", "ends with a blank that counts: it cannot hit at the end of a line"));
    }
    boolean ignores =
        switch (file.layer()) {
          case IGNORE, CRACKING_IGNORE, VIOLATIONS_IGNORE -> true;
          case CRACKING, VIOLATIONS -> false;
        };
    if (ignores && !text.startsWith("^")) {
      findings.add(
          new Finding(
              rule,
              "unanchored",
              "can hit anywhere in a line, even in what a stranger has written; begin it with ^"));
    }
  }
}
