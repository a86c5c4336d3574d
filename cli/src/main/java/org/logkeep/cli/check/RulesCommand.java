package org.logkeep.cli.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.CheckException;
import org.logkeep.check.conf.TextLocale;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.check.rules.HitsFile;
import org.logkeep.check.rules.Level;
import org.logkeep.check.rules.RuleCompiler;
import org.logkeep.check.rules.RuleHits;
import org.logkeep.check.rules.RuleLinter;
import org.logkeep.check.rules.RuleTree;
import org.logkeep.check.rules.RuleTreeReader;
import org.logkeep.cli.check.ShortOptions.Option;

/** {@code logkeep rules lint} and {@code logkeep rules suggest}. */
public final class RulesCommand {
  private static final String USAGE =
      """
      Usage: logkeep rules lint [--rules DIR] [--level LEVEL] [--log FILE]...
                            [--state DIR | --history FILE] [--days N]
             logkeep rules suggest [--rules DIR] [--level LEVEL] [--log FILE]... [--write NAME] LINE...
      lint     finds rules that are broken, dead, shadowed, unanchored or dangerous, and those that
               have hit nothing for N days of the runs of check-logs, which count hits; with --log
               those that hit no line of these logs
      suggest  proposes the ignore rule for reported lines and shows what else it would silence
               in the logs given; what an alarm rule also hits is marked ALARM, in red on a terminal
        --rules DIR    the rule tree (default: /etc/logcheck)
        --level LEVEL  paranoid, server or workstation (default: server)
        --state DIR    where check-logs keeps positions (default: /var/lib/logcheck)
        --history FILE hits counted apart from those of the runs: with --log it takes them from these
                       logs, so give the logs of one day at a time
        --days N       how many days without a hit are reported (default: 90)
        --write NAME   append the rules to ignore.d.LEVEL/local-NAME

      Examples:
        logkeep rules lint --log /var/log/syslog
        logkeep rules suggest --log /var/log/syslog 'Nov 23 20:00:00 h nginx[7]: worker 12 exited'
      """;

  private final Map<String, String> environment;
  private final RuleCompiler compiler;
  private final TextLocale locale;
  private final boolean colour;
  private final Clock clock;
  private Path rules = Path.of("/etc/logcheck");
  private Level level = Level.SERVER;
  private String write = "";
  private Path state = Path.of("/var/lib/logcheck");
  private Optional<Path> history = Optional.empty();
  private int days = 90;
  private final List<Path> logs = new ArrayList<>();

  /** A command in its surroundings. */
  public RulesCommand(Map<String, String> environment, RuleCompiler compiler, boolean colour) {
    this(environment, compiler, colour, Clock.system(ZoneId.systemDefault()));
  }

  /** A command with a clock that says what day it is. */
  RulesCommand(
      Map<String, String> environment, RuleCompiler compiler, boolean colour, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.compiler = compiler;
    this.locale = TextLocale.of(environment);
    this.colour = colour;
  }

  /** Runs with a command line; answers the exit status: 1 when lint found something. */
  public int run(String[] args, PrintStream out, PrintStream err) {
    ShortOptions given =
        ShortOptions.parseAnywhere(
            List.of("rules", "level", "log", "write", "history", "state", "days"), args);
    for (Option option : given.options()) {
      if (option instanceof Option.LongOption(String name, String _) && name.equals("help")) {
        out.print(USAGE);
        return 0;
      }
      if (!(option instanceof Option.LongOption(String name, String value)
          && !value.isEmpty()
          && set(name, value))) {
        err.print("logkeep rules: unknown option or value\n" + USAGE);
        return 64;
      }
    }
    List<String> words = given.operands();
    String what = words.isEmpty() ? "" : words.getFirst();
    try {
      if (what.equals("lint") && words.size() == 1) {
        return lint(out, err);
      }
      if (what.equals("suggest") && words.size() > 1) {
        return new RuleSuggestions(compiler, locale.utf8(), colour, out, err)
            .suggest(tree(), words.subList(1, words.size()), logs, target());
      }
    } catch (NoSuchFileException e) {
      err.println("logkeep rules: there is no " + e.getFile());
      return 66;
    } catch (CheckException | IOException e) {
      err.println("logkeep rules: " + e.getMessage());
      return 66;
    }
    err.print(USAGE);
    return 64;
  }

  private boolean set(String name, String value) {
    switch (name) {
      case "rules" -> rules = Path.of(value);
      case "log" -> logs.add(Path.of(value));
      case "state" -> state = Path.of(value);
      case "history" -> history = Optional.of(Path.of(value));
      case "days" -> {
        if (!value.matches("[0-9]{1,5}")) {
          return false;
        }
        days = Integer.parseInt(value);
      }
      case "write" -> {
        write = value;
        return value.matches("[A-Za-z0-9_-]+");
      }
      case "level" -> {
        if (Level.named(value).isEmpty()) {
          return false;
        }
        level = Level.named(value).get();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The file to write to, if any. */
  private Optional<Path> target() {
    return write.isEmpty()
        ? Optional.empty()
        : Optional.of(rules.resolve(level.folders().getFirst()).resolve("local-" + write));
  }

  private RuleTree tree() {
    if (!Files.isDirectory(rules)) {
      throw new CheckException("there is no folder of rules at " + rules);
    }
    return new RuleTreeReader(rules).read(level, true);
  }

  private int lint(PrintStream out, PrintStream err) throws IOException {
    RuleTree tree = tree();
    RuleLinter linter = new RuleLinter(compiler);
    List<RuleLinter.Finding> findings = new ArrayList<>(linter.lint(tree, locale.utf8()));
    if (logs.isEmpty()) {
      findings.addAll(linter.idle(tree, counted(err), days));
    } else {
      List<LineBlock> blocks = new ArrayList<>();
      for (Path log : logs) {
        blocks.add(LineBlock.of(lines(log)));
      }
      findings.addAll(unused(linter, tree, blocks));
    }
    findings.forEach(out::println);
    int count = tree.files().stream().mapToInt(f -> f.rules().size()).sum();
    out.println(counted(count, "rule") + ", " + counted(findings.size(), "finding"));
    return findings.isEmpty() ? 0 : 1;
  }

  /** What the runs of the checker have counted; nothing where they have left nothing to read. */
  private RuleHits counted(PrintStream err) throws IOException {
    Optional<Path> file = history.or(() -> new HitsFile(environment, state).toRead());
    if (file.isEmpty()) {
      return new RuleHits();
    }
    try {
      return RuleHits.read(file.get());
    } catch (AccessDeniedException e) {
      err.println("logkeep rules: " + file.get() + " may not be read: no word on unused rules");
      return new RuleHits();
    }
  }

  private List<RuleLinter.Finding> unused(RuleLinter linter, RuleTree tree, List<LineBlock> blocks)
      throws IOException {
    if (history.isEmpty()) {
      return linter.unused(tree, locale.utf8(), blocks);
    }
    RuleHits hits = RuleHits.read(history.get());
    List<RuleLinter.Finding> idle =
        linter.idle(tree, locale.utf8(), blocks, hits, LocalDate.now(clock), days);
    hits.write(
        history.get(), tree.files().stream().flatMap(file -> file.rules().stream()).toList());
    return idle;
  }

  /** The lines of a log, without blanks at their ends. */
  static List<String> lines(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
        .lines()
        .map(String::stripTrailing)
        .toList();
  }

  private static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
