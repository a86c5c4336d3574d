package org.logkeep.check.run;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.logkeep.check.CheckException;
import org.logkeep.check.lines.Blanks;
import org.logkeep.check.lines.BlockReader;
import org.logkeep.check.lines.ByteSource;
import org.logkeep.check.lines.LineBlock;
import org.logkeep.check.lines.SpillBuffer;
import org.logkeep.check.report.HtmlReport;
import org.logkeep.check.report.JsonReport;
import org.logkeep.check.report.ReportWriter;
import org.logkeep.check.report.SectionKind;
import org.logkeep.check.report.TeeReport;
import org.logkeep.check.report.TextReport;
import org.logkeep.check.rules.CompiledRules;
import org.logkeep.check.rules.GroupedRules;
import org.logkeep.check.rules.Groups;
import org.logkeep.check.rules.Layer;
import org.logkeep.check.rules.LineMatcher;
import org.logkeep.check.rules.RuleCompiler;
import org.logkeep.check.rules.RuleFile;
import org.logkeep.check.rules.RuleTree;
import org.logkeep.check.rules.RuleTreeReader;
import org.logkeep.check.rules.SectionRule;
import org.logkeep.check.rules.Verdicts;
import org.logkeep.linux.Sys;

/**
 * Checks a stream of log lines while it comes in, as a running logger feeds it to a program, and
 * mails what an alarm rule hits within seconds. Keeps no positions and takes no lock: the report
 * from the log files goes on beside it and shows the same lines again. When it is told to stop, it
 * still reads and mails what was written to it before.
 */
public final class LiveRun {
  private static final int REPORT_MEMORY = 8 << 20;

  private final CheckSettings settings;
  private final RuleCompiler compiler;
  private final Console console;
  private final Courier courier;
  private final Duration every;
  private final Duration linger;

  /**
   * A run with its surroundings.
   *
   * @param every the shortest time between two mails
   * @param linger how long reading and mailing the rest may take at the end
   */
  public LiveRun(
      CheckSettings settings,
      RuleCompiler compiler,
      Console console,
      InstantSource clock,
      ZoneId zone,
      Duration every,
      Duration linger) {
    this.settings = settings;
    this.compiler = compiler;
    this.console = console;
    this.courier = new Courier(settings, clock, zone);
    this.every = every;
    this.linger = linger;
  }

  /** Reads to the end of standard input or to a signal; answers the exit status. */
  public int run() {
    CountDownLatch ended = new CountDownLatch(1);
    try (LiveInput in = new LiveInput(new Sys(), linger)) {
      Thread hook = Thread.ofPlatform().unstarted(() -> lastWords(in, ended));
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        return watch(in) ? 0 : 1;
      } finally {
        ended.countDown();
        remove(hook);
      }
    } catch (CheckException | IOException e) {
      console.err().println("Error: " + e.getMessage());
      return 1;
    }
  }

  /** True when everything was mailed. */
  private boolean watch(LiveInput in) throws IOException {
    RuleTree tree = alarmRules();
    Groups groups = new Groups(tree);
    boolean utf8 = settings.locale().utf8();
    CompiledRules compiled = compiler.compile(GroupedRules.of(tree, groups), groups.count(), utf8);
    compiled.broken().forEach(b -> console.err().print(b.diagnostic()));
    Verdicts verdicts = new Verdicts(tree, groups, Set.of(), false);
    AlarmPost post = new AlarmPost(this::send, every, console.err()::println);
    try (LineMatcher matcher = compiled.matcher()) {
      readLines(in, matcher, verdicts, post);
    } finally {
      post.close(in.left());
    }
    long unsent = post.unsent();
    if (unsent > 0) {
      console
          .err()
          .println(
              "Error: alarms of "
                  + unsent
                  + (unsent == 1 ? " line" : " lines")
                  + " could not be mailed before the end; the report from the log files has them");
    }
    return unsent == 0;
  }

  /** For signals that end the virtual machine without being asked for, such as a lost terminal. */
  private void lastWords(LiveInput in, CountDownLatch ended) {
    in.stop();
    try {
      var _ = ended.await(linger.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException goingDown) {
      Thread.currentThread().interrupt();
    }
  }

  private void readLines(ByteSource in, LineMatcher matcher, Verdicts verdicts, AlarmPost post)
      throws IOException {
    BlockReader reader = BlockReader.eager(Blanks.of(settings.locale().utf8()));
    long[] hits = new long[1024];
    while (reader.next(in)) {
      LineBlock block = reader.block();
      int needed = block.count() * verdicts.words();
      hits = hits.length < needed ? new long[needed * 2] : hits;
      matcher.match(block, hits);
      sift(block, hits, verdicts, post);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goingDown) {
      return; // it runs already, and has nothing to wait for any more
    }
  }

  private RuleTree alarmRules() {
    RuleTree tree =
        new RuleTreeReader(settings.path("RULEDIR"))
            .read(settings.level(), settings.crackingIgnore());
    List<RuleFile> alarms =
        tree.files().stream()
            .filter(f -> f.layer() == Layer.CRACKING || f.layer() == Layer.CRACKING_IGNORE)
            .toList();
    if (alarms.stream().allMatch(f -> f.rules().isEmpty())) {
      throw new CheckException(
          "there is no alarm rule in " + settings.path("RULEDIR").resolve("cracking.d"));
    }
    return new RuleTree(alarms, tree.present());
  }

  private static void sift(LineBlock block, long[] hits, Verdicts verdicts, AlarmPost post) {
    for (int line = 0; line < block.count(); line++) {
      for (SectionRule section : verdicts.alarms()) {
        if (section.takes(hits, line * verdicts.words())) {
          byte[] text = Arrays.copyOfRange(block.bytes(), block.start(line), block.end(line));
          post.add(section.label(), text);
          break;
        }
      }
    }
  }

  private void send(AlarmPost.Alarms alarms) throws IOException {
    String title = settings.variables().get("ATTACKSUBJECT");
    String subject = courier.subject(title);
    boolean html = settings.html() && !settings.toOutput();
    try (SpillBuffer text = buffer();
        SpillBuffer page = buffer()) {
      ReportWriter writer =
          settings.format().equals("json")
              ? new JsonReport(text, courier.host(), courier.date())
              : new TextReport(text, settings.locale());
      write(html ? new TeeReport(writer, new HtmlReport(page, subject)) : writer, title, alarms);
      if (settings.toOutput()) {
        text.copyTo(console.out());
        console.out().flush();
        return;
      }
      int status = courier.send(subject, text, html ? Optional.of(page) : Optional.empty());
      if (status != 0) {
        throw new IOException("the mailer ended with status " + status);
      }
    }
  }

  private static void write(ReportWriter writer, String title, AlarmPost.Alarms alarms)
      throws IOException {
    if (alarms.omitted() > 0) {
      writer.note(alarms.omitted() + " more lines came meanwhile; they are in the log.");
    }
    writer.endNotes();
    for (Map.Entry<String, List<byte[]>> section : alarms.lines().entrySet()) {
      writer.openSection(SectionKind.ALARM, title, section.getKey());
      for (byte[] line : section.getValue()) {
        writer.line(line, 0, line.length);
      }
      writer.closeSection();
    }
    writer.end();
  }

  private SpillBuffer buffer() {
    return new SpillBuffer(
        REPORT_MEMORY,
        () -> settings.path("TMP").resolve("logcheck.live." + ProcessHandle.current().pid()));
  }
}
