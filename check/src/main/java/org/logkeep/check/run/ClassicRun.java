package org.logkeep.check.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.logkeep.check.CheckException;
import org.logkeep.check.conf.TextLocale;
import org.logkeep.check.lines.Blanks;
import org.logkeep.check.lines.BlockReader;
import org.logkeep.check.lines.ByteSource;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.check.lines.SpillBuffer;
import org.logkeep.check.rules.BrokenRule;
import org.logkeep.check.rules.CompiledRules;
import org.logkeep.check.rules.GroupedRules;
import org.logkeep.check.rules.LineMatcher;
import org.logkeep.check.rules.RuleCompiler;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.check.tail.Following;
import org.logkeep.check.tail.LogFollower;
import org.logkeep.check.tail.OffsetFile;
import org.logkeep.check.tail.TailException;
import org.logkeep.check.tail.TailPlan;
import org.logkeep.linux.Disk;

/**
 * The work of a run over the classic four files: no sorting, no stripping, three sections that do
 * not know of each other, positions in {@code LOG.offset}.
 */
final class ClassicRun {
  private static final int REPORT_MEMORY = 8 << 20;

  private final CheckSettings settings;
  private final RuleCompiler compiler;
  private final Console console;
  private final Courier courier;
  private final WorkFolder folder;
  private final Disk disk;
  private final TextLocale locale;
  private final boolean[] has = new boolean[ClassicRules.values().length];

  ClassicRun(
      CheckSettings settings,
      RuleCompiler compiler,
      Console console,
      Courier courier,
      WorkFolder folder,
      Disk disk) {
    this.settings = settings;
    this.compiler = compiler;
    this.console = console;
    this.courier = courier;
    this.folder = folder;
    this.disk = disk;
    this.locale = settings.locale();
  }

  int run(List<ListedLog> logs) throws IOException {
    CompiledRules compiled = compile();
    for (BrokenRule rule : compiled.broken()) {
      console.err().print(rule.diagnostic());
    }
    List<LogSource> sources = new ArrayList<>();
    try (LineMatcher matcher = compiled.matcher();
        SpillBuffer attacks = buffer("hacking");
        SpillBuffer violations = buffer("violations");
        SpillBuffer rest = buffer("ignore")) {
      for (ListedLog log : settings.testMode() ? logs : new LinkedHashSet<>(logs)) {
        open(log.path()).ifPresent(sources::add);
      }
      WorkFile text = new WorkFile(List.<ByteSource>copyOf(sources));
      BlockReader reader = new BlockReader(Blanks.none());
      while (reader.next(text)) {
        sort(reader.block(), matcher, attacks, violations, rest);
      }
      int status = report(attacks, violations, rest);
      if (status == 0 && !settings.testMode()) {
        sources.forEach(LogSource::remember);
      }
      return status;
    } finally {
      for (LogSource source : sources) {
        source.close();
      }
    }
  }

  private CompiledRules compile() {
    List<GroupedRules> rules = new ArrayList<>();
    for (ClassicRules file : ClassicRules.values()) {
      Optional<GroupedRules> read = file.read(settings.path("RULEDIR"));
      has[file.ordinal()] = read.isPresent();
      if (read.isPresent()) {
        rules.add(read.get());
        warn(file, read.get());
      }
    }
    return compiler.compile(rules, has.length, locale.utf8());
  }

  private void warn(ClassicRules file, GroupedRules rules) {
    Optional<String> blank =
        rules.rules().stream()
            .filter(r -> r.display().isBlank())
            .map(r -> r.file() + ":" + r.line())
            .findFirst();
    if (blank.isPresent()) {
      String effect =
          switch (file) {
            case HACKING, VIOLATIONS -> "every line will be reported";
            case VIOLATIONS_IGNORE -> "every violation is excused, none will be reported";
            case IGNORE -> "every event is left out, none will be reported";
          };
      console
          .err()
          .println(
              "warning: "
                  + blank.get()
                  + ": a blank line is a rule that hits every line: "
                  + effect);
    }
    if (file == ClassicRules.VIOLATIONS_IGNORE && rules.rules().isEmpty()) {
      console
          .err()
          .println(
              "warning: logcheck.violations.ignore is empty: it excuses nothing here, but some"
                  + " greps take an empty file for one that excuses everything");
    }
  }

  private Optional<LogSource> open(Path log) {
    if (!Files.isRegularFile(log)) {
      console.err().println("warning: File could not be read: " + log);
      return Optional.empty();
    }
    OffsetFile offset = new OffsetFile(DiskPath.beside(log, ".offset"), true, disk);
    try {
      TailPlan plan = new LogFollower(Following.NONE).plan(log, offset);
      return plan.nothingNew() ? Optional.empty() : Optional.of(new LogSource(offset, plan, false));
    } catch (TailException e) {
      throw new CheckException(String.valueOf(e.getMessage()));
    }
  }

  private void sort(
      LineBlock block,
      LineMatcher matcher,
      SpillBuffer attacks,
      SpillBuffer violations,
      SpillBuffer rest)
      throws IOException {
    long[] hits = new long[block.count()];
    matcher.match(block, hits);
    for (int line = 0; line < block.count(); line++) {
      if (is(hits[line], ClassicRules.HACKING)) {
        put(attacks, block, line);
      }
      if (has[ClassicRules.VIOLATIONS_IGNORE.ordinal()]
          && is(hits[line], ClassicRules.VIOLATIONS)
          && !is(hits[line], ClassicRules.VIOLATIONS_IGNORE)) {
        put(violations, block, line);
      }
      if (has[ClassicRules.IGNORE.ordinal()] && !is(hits[line], ClassicRules.IGNORE)) {
        put(rest, block, line);
      }
    }
  }

  private static boolean is(long hits, ClassicRules file) {
    return (hits >>> file.ordinal() & 1) != 0;
  }

  private static void put(OutputStream out, LineBlock block, int line) throws IOException {
    out.write(block.bytes(), block.start(line), block.end(line) + 1 - block.start(line));
  }

  private int report(SpillBuffer attacks, SpillBuffer violations, SpillBuffer rest)
      throws IOException {
    try (SpillBuffer report = buffer("report")) {
      section(report, "Active System Attack Alerts", 13, attacks);
      section(report, "Security Violations", 9, violations);
      section(report, "Unusual System Events", 10, rest);
      if (report.size() == 0) {
        return 0;
      }
      if (settings.toOutput()) {
        report.copyTo(console.out());
        console.out().flush();
        if (console.out().checkError()) {
          throw new CheckException("the report could not be written to standard output");
        }
        return 0;
      }
      String title = attacks.size() > 0 ? "ACTIVE SYSTEM ATTACK!" : "system check";
      return courier.send(courier.classicSubject(title), report, Optional.empty());
    }
  }

  private static void section(OutputStream out, String title, int pairs, SpillBuffer lines)
      throws IOException {
    if (lines.size() > 0) {
      String head = "\n" + title + "\n" + "=-".repeat(pairs) + "=\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      lines.copyTo(out);
    }
  }

  private SpillBuffer buffer(String name) {
    return new SpillBuffer(REPORT_MEMORY, () -> folder.make().resolve(name));
  }
}
