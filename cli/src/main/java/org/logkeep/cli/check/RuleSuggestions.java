package org.logkeep.cli.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.check.rules.GroupedRules;
import org.logkeep.check.rules.Layer;
import org.logkeep.check.rules.LineMatcher;
import org.logkeep.check.rules.Rule;
import org.logkeep.check.rules.RuleCompiler;
import org.logkeep.check.rules.RuleFile;
import org.logkeep.check.rules.RuleSuggester;
import org.logkeep.check.rules.RuleTree;

/**
 * The work of {@code logkeep rules suggest}: proposed rules, the lines that they would silence, and
 * the file that they are appended to.
 */
final class RuleSuggestions {
  private static final int SHOWN = 200;

  private final RuleCompiler compiler;
  private final boolean utf8;
  private final boolean colour;
  private final PrintStream out;
  private final PrintStream err;

  RuleSuggestions(
      RuleCompiler compiler, boolean utf8, boolean colour, PrintStream out, PrintStream err) {
    this.compiler = compiler;
    this.utf8 = utf8;
    this.colour = colour;
    this.out = out;
    this.err = err;
  }

  /** Shows the rules for some lines, and what they would silence; answers the exit status. */
  int suggest(RuleTree tree, List<String> lines, List<Path> logs, Optional<Path> target)
      throws IOException {
    Map<String, String> suggested = new RuleSuggester().suggest(lines);
    suggested.keySet().forEach(out::println);
    boolean alarming = alarms(tree, lines);
    for (Path log : logs) {
      alarming |= show(tree, suggested.keySet(), RulesCommand.lines(log));
    }
    if (target.isEmpty()) {
      return 0;
    }
    if (alarming) {
      err.println("logkeep rules: not written: alarm rules hit some of these lines as well");
      return 1;
    }
    return write(suggested, target.get());
  }

  /** Appends what the file does not have yet. */
  private int write(Map<String, String> suggested, Path file) throws IOException {
    List<String> there = Files.exists(file) ? RulesCommand.lines(file) : List.of();
    StringBuilder text = new StringBuilder();
    suggested.forEach((rule, line) -> {
      if (!there.contains(rule)) {
        text.append("# suggested for: ").append(safe(line)).append('\n');
        text.append(rule).append('\n');
      }
    });
    if (text.isEmpty()) {
      out.println("nothing written: all of it is in " + file + " already");
      return 0;
    }
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    out.println("written to " + file);
    return 0;
  }

  /**
   * Shows the lines that are reported now and would not be any more; true when an alarm rule hits
   * one.
   */
  private boolean show(RuleTree tree, Set<String> suggested, List<String> lines) {
    List<GroupedRules> groups = new ArrayList<>();
    List<Rule> fresh = new ArrayList<>();
    for (String rule : suggested) {
      fresh.add(new Rule(Path.of("(suggested)"), 1, rule.getBytes(StandardCharsets.UTF_8)));
    }
    groups.add(new GroupedRules(0, false, fresh));
    for (RuleFile file : tree.files()) {
      int group = file.layer() == Layer.IGNORE ? 1 : 2;
      if (file.layer() != Layer.CRACKING_IGNORE && file.layer() != Layer.VIOLATIONS_IGNORE) {
        groups.add(new GroupedRules(group, false, file.rules()));
      }
    }
    long[] hits = new long[Math.max(1, lines.size())];
    try (LineMatcher matcher = compiler.compile(groups, 3, utf8).matcher()) {
      matcher.match(LineBlock.of(lines), hits);
    }
    boolean alarming = false;
    int shown = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean alarm = (hits[i] & 4) != 0;
      if ((hits[i] & 1) != 0 && ((hits[i] & 2) == 0 || alarm)) {
        alarming |= alarm;
        if (shown++ < SHOWN || alarm) {
          out.println(alarm ? alarm(lines.get(i)) : "  " + safe(lines.get(i)));
        }
      }
    }
    if (shown > SHOWN) {
      out.println("  (the first " + SHOWN + " of them shown)");
    }
    out.println(shown == 1 ? "1 line would be silenced" : shown + " lines would be silenced");
    return alarming;
  }

  private String alarm(String line) {
    String text = "  ALARM " + safe(line);
    return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
  }

  /** Shows those of the lines given that an alarm rule hits; true when there is one. */
  private boolean alarms(RuleTree tree, List<String> lines) {
    List<GroupedRules> groups = new ArrayList<>();
    for (RuleFile file : tree.files()) {
      if (file.layer() == Layer.CRACKING || file.layer() == Layer.VIOLATIONS) {
        groups.add(new GroupedRules(0, false, file.rules()));
      }
    }
    long[] hits = new long[Math.max(1, lines.size())];
    try (LineMatcher matcher = compiler.compile(groups, 1, utf8).matcher()) {
      matcher.match(LineBlock.of(lines), hits);
    }
    boolean any = false;
    for (int i = 0; i < lines.size(); i++) {
      if (hits[i] != 0) {
        out.println(alarm(lines.get(i)));
        any = true;
      }
    }
    return any;
  }

  /** Text of strangers on a terminal. */
  private static String safe(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\u0080-\u009f]", "?");
  }
}
