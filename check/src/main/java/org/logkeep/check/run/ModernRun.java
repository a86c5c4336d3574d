package org.logkeep.check.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.check.CheckException;
import org.logkeep.check.conf.TextLocale;
import org.logkeep.check.lines.Blanks;
import org.logkeep.check.lines.BlockReader;
import org.logkeep.check.lines.SpillBuffer;
import org.logkeep.check.mine.KnownPatterns;
import org.logkeep.check.report.HtmlReport;
import org.logkeep.check.report.JsonReport;
import org.logkeep.check.report.ReportWriter;
import org.logkeep.check.report.TeeReport;
import org.logkeep.check.report.TextReport;
import org.logkeep.check.rules.BrokenRule;
import org.logkeep.check.rules.CompiledRules;
import org.logkeep.check.rules.GroupedRules;
import org.logkeep.check.rules.Groups;
import org.logkeep.check.rules.Layer;
import org.logkeep.check.rules.RuleCompiler;
import org.logkeep.check.rules.RuleFile;
import org.logkeep.check.rules.RuleTree;
import org.logkeep.check.rules.RuleTreeReader;
import org.logkeep.check.rules.Verdicts;
import org.logkeep.linux.Disk;

/** The work of a run over a tree of rule folders. */
final class ModernRun {
  private static final int REPORT_MEMORY = 8 << 20;
  private static final int OUTPUT_BUFFER = 1 << 16;

  private final CheckSettings settings;
  private final RuleCompiler compiler;
  private final Console console;
  private final Courier courier;
  private final WorkFolder folder;
  private final InstantSource clock;
  private final Disk disk;
  private final TextLocale locale;
  private final HitCounts hitCounts;

  ModernRun(
      CheckSettings settings,
      RuleCompiler compiler,
      Console console,
      Courier courier,
      WorkFolder folder,
      InstantSource clock,
      ZoneId zone,
      Disk disk) {
    this.settings = settings;
    this.compiler = compiler;
    this.console = console;
    this.courier = courier;
    this.folder = folder;
    this.clock = clock;
    this.disk = disk;
    this.locale = settings.locale();
    this.hitCounts = new HitCounts(settings, console, clock, zone, disk);
  }

  int run(List<ListedLog> logs) throws IOException {
    boolean summary = settings.variables().isOne("SYSLOGSUMMARY");
    if (summary && Files.isExecutable(settings.path("SYSLOG_SUMMARY"))) {
      throw new CheckException("-u and SYSLOGSUMMARY are not supported, use --fold instead");
    }
    RuleTree tree =
        new RuleTreeReader(settings.path("RULEDIR"))
            .read(settings.level(), settings.crackingIgnore());
    try (Collection collection = Collection.of(settings, logs, clock, console, disk)) {
      List<WorkFile> files = collection.workFiles();
      if (files.isEmpty()) {
        return nothing(collection);
      }
      return sift(tree, collection, files);
    }
  }

  private int sift(RuleTree tree, Collection collection, List<WorkFile> files) throws IOException {
    Groups groups = new Groups(tree);
    compiler.expect(collection.bytes());
    CompiledRules compiled =
        compiler.compile(GroupedRules.of(tree, groups), groups.count(), locale.utf8());
    compiled.broken().forEach(b -> console.err().print(b.diagnostic()));
    Verdicts verdicts = verdicts(tree, groups, compiled.broken());
    try (var matcher = compiled.matcher();
        KeptLines kept = KeptLines.of(settings.order(), groups.words(), folder::make)) {
      LineSieve sieve =
          new LineSieve(new BlockReader(Blanks.of(locale.utf8())), matcher, verdicts, kept);
      boolean anything = sieve.sift(files);
      if (settings.strict() && !settings.testMode()) {
        collection.remember();
      }
      if (!anything) {
        int status = nothing(collection);
        remember(collection);
        return status;
      }
      requireFolders(tree, sieve);
      int status = report(collection, verdicts, kept, compiled.broken());
      if (status == 0 && !settings.testMode() && !settings.strict()) {
        hitCounts.add(matcher.counts());
      }
      return status;
    }
  }

  private int report(
      Collection collection, Verdicts verdicts, KeptLines kept, List<BrokenRule> broken)
      throws IOException {
    Sections sections = new Sections(settings.variables(), verdicts, kept, knownPatterns());
    sections.look();
    if (sections.isEmpty()) {
      remember(collection);
      return 0;
    }
    int status =
        settings.toOutput()
            ? print(sections, collection, broken)
            : mail(sections, collection, broken);
    if (status == 0) {
      if (!settings.testMode()) {
        sections.remember();
      }
      remember(collection);
    }
    return status;
  }

  /** Prints the report as it is made: nobody has to know its length before. */
  private int print(Sections sections, Collection collection, List<BrokenRule> broken)
      throws IOException {
    OutputStream out = new BufferedOutputStream(console.out(), OUTPUT_BUFFER);
    write(writer(out), sections, collection, broken);
    out.flush();
    if (console.out().checkError()) {
      throw new CheckException("the report could not be written to standard output");
    }
    return 0;
  }

  private int mail(Sections sections, Collection collection, List<BrokenRule> broken)
      throws IOException {
    try (SpillBuffer text = buffer("report");
        SpillBuffer page = buffer("page")) {
      ReportWriter writer = writer(text);
      String subject = courier.subject(sections.title());
      if (settings.html()) {
        writer = new TeeReport(writer, new HtmlReport(page, subject, sections.outline()));
      }
      write(writer, sections, collection, broken);
      int status =
          courier.send(subject, text, settings.html() ? Optional.of(page) : Optional.empty());
      if (status != 0) {
        console
            .err()
            .println("sendmail ended with status " + status + "; the lines will be reported again");
      }
      return status;
    }
  }

  private void write(
      ReportWriter writer, Sections sections, Collection collection, List<BrokenRule> broken)
      throws IOException {
    writer.verbatim(collection.journalNotice().getBytes(StandardCharsets.UTF_8));
    intro(writer, "header.txt");
    for (String note : collection.notes()) {
      writer.note(note);
    }
    writer.endNotes();
    sections.write(writer);
    if (!settings.strict() && !broken.isEmpty()) {
      new WarningSection(broken).write(writer);
    }
    intro(writer, "footer.txt");
    writer.end();
  }

  private int nothing(Collection collection) {
    if (!collection.notes().isEmpty()) {
      throw new CheckException(String.join("\n", collection.notes()));
    }
    return 0;
  }

  private void remember(Collection collection) throws IOException {
    if (!settings.testMode() && !settings.strict()) {
      collection.remember();
    }
  }

  private Verdicts verdicts(RuleTree tree, Groups groups, List<BrokenRule> broken) {
    boolean excusesMissing = settings.crackingIgnore() && !tree.has(Layer.CRACKING_IGNORE);
    if (excusesMissing) {
      console
          .err()
          .println(
              "warning: SUPPORT_CRACKING_IGNORE is on, but "
                  + settings.path("RULEDIR").resolve("cracking.ignore.d")
                  + " does not exist"
                  + (settings.strict() ? "; no alarms are reported" : ""));
    }
    Set<RuleFile> voided = new HashSet<>();
    if (settings.strict()) {
      for (RuleFile file : tree.files()) {
        if (broken.stream().anyMatch(b -> file.rules().contains(b.rule()))) {
          voided.add(file);
        }
      }
    }
    return new Verdicts(tree, groups, voided, settings.strict() && excusesMissing);
  }

  private void requireFolders(RuleTree tree, LineSieve sieve) {
    if (!tree.has(Layer.CRACKING) && sieve.unignored() > 0) {
      throw missing("cracking");
    }
    if (!tree.has(Layer.VIOLATIONS) && sieve.unignoredNoAlarm() > 0) {
      throw missing("violations");
    }
  }

  private CheckException missing(String layer) {
    return new CheckException(
        "cleanchecked: Not a file or a directory " + folder.path().resolve(layer));
  }

  private Optional<KnownPatterns> knownPatterns() {
    return settings.fold()
        ? Optional.of(new KnownPatterns(settings.path("STATEDIR").resolve("patterns.known"), disk))
        : Optional.empty();
  }

  private ReportWriter writer(OutputStream text) {
    return settings.format().equals("json")
        ? new JsonReport(text, courier.host(), courier.date())
        : new TextReport(text, locale);
  }

  private void intro(ReportWriter writer, String name) throws IOException {
    Path file = settings.path("RULEDIR").resolve(name);
    if (settings.intro() && LogcheckRun.readable(file)) {
      writer.verbatim(Files.readAllBytes(file));
    }
  }

  private SpillBuffer buffer(String name) {
    return new SpillBuffer(REPORT_MEMORY, () -> folder.make().resolve(name));
  }
}
