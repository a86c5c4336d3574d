package org.logkeep.check.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.check.conf.Variables;
import org.logkeep.check.lines.KeptLine;
import org.logkeep.check.lines.LineCursor;
import org.logkeep.check.lines.LineStore;
import org.logkeep.check.mine.EventFolder;
import org.logkeep.check.mine.KnownPatterns;
import org.logkeep.check.report.FoldedLines;
import org.logkeep.check.report.ReportWriter;
import org.logkeep.check.report.SectionKind;
import org.logkeep.check.report.SectionOutline;
import org.logkeep.check.rules.SectionRule;
import org.logkeep.check.rules.Verdicts;

/**
 * The sections of a report: first a look at which of them have lines, since the second layer
 * depends on whether the first has any, then one walk over the kept lines a section.
 */
final class Sections {
  private final Variables variables;
  private final Verdicts verdicts;
  private final KeptLines kept;
  private final List<SectionRule> alarms = new ArrayList<>();
  private final List<SectionRule> violations = new ArrayList<>();
  private final Optional<KnownPatterns> known;
  private List<FoldedLines> folded = List.of();

  Sections(Variables variables, Verdicts verdicts, KeptLines kept, Optional<KnownPatterns> known) {
    this.known = known;
    this.variables = variables;
    this.verdicts = verdicts;
    this.kept = kept;
  }

  /** Finds out which sections have lines. */
  void look() throws IOException {
    boolean[] alarmed = new boolean[verdicts.alarms().size()];
    boolean[] plain = new boolean[verdicts.violations().size()];
    boolean[] afterAlarms = new boolean[plain.length];
    try (LineCursor lines = kept.picked().open()) {
      while (lines.next()) {
        long[] hits = lines.line().hits;
        for (int i = 0; i < alarmed.length; i++) {
          alarmed[i] |= verdicts.alarms().get(i).takes(hits, 0);
        }
        for (int i = 0; i < plain.length; i++) {
          SectionRule section = verdicts.violations().get(i);
          plain[i] |= verdicts.violation(section, hits, 0, false);
          afterAlarms[i] |= verdicts.violation(section, hits, 0, true);
        }
      }
    }
    for (int i = 0; i < alarmed.length; i++) {
      if (alarmed[i]) {
        alarms.add(verdicts.alarms().get(i));
      }
    }
    for (int i = 0; i < plain.length; i++) {
      if (alarms.isEmpty() ? plain[i] : afterAlarms[i]) {
        violations.add(verdicts.violations().get(i));
      }
    }
  }

  /** True when there is nothing to report. */
  boolean isEmpty() {
    return alarms.isEmpty() && violations.isEmpty() && kept.events().count() == 0;
  }

  /** The gravest title, for the subject. */
  String title() {
    return variables.get(
        !alarms.isEmpty()
            ? "ATTACKSUBJECT"
            : !violations.isEmpty() ? "SECURITYSUBJECT" : "EVENTSSUBJECT");
  }

  /** The sections that {@link #write} will write, with the numbers of their lines. */
  List<SectionOutline> outline() throws IOException {
    List<SectionOutline> outline = new ArrayList<>();
    for (SectionRule section : alarms) {
      outline.add(outline(SectionKind.ALARM, "ATTACKSUBJECT", section, alarm(section)));
    }
    for (SectionRule section : violations) {
      outline.add(outline(SectionKind.VIOLATION, "SECURITYSUBJECT", section, violation(section)));
    }
    if (kept.events().count() > 0) {
      long lines = count(kept.events(), line -> true);
      outline.add(new SectionOutline(SectionKind.EVENT, variables.get("EVENTSSUBJECT"), "", lines));
    }
    return outline;
  }

  private SectionOutline outline(SectionKind kind, String title, SectionRule section, Choice choice)
      throws IOException {
    return new SectionOutline(
        kind, variables.get(title), section.label(), count(kept.picked(), choice));
  }

  /** Writes all sections. */
  void write(ReportWriter writer) throws IOException {
    for (SectionRule section : alarms) {
      section(writer, SectionKind.ALARM, "ATTACKSUBJECT", section, alarm(section));
    }
    for (SectionRule section : violations) {
      section(writer, SectionKind.VIOLATION, "SECURITYSUBJECT", section, violation(section));
    }
    if (kept.events().count() > 0) {
      writer.openSection(SectionKind.EVENT, variables.get("EVENTSSUBJECT"), "");
      if (known.isPresent()) {
        foldEvents(writer, known.get());
      } else {
        lines(writer, kept.events(), line -> true);
      }
      writer.closeSection();
    }
  }

  /** Remembers the patterns that were shown, once the report was handed over. */
  void remember() throws IOException {
    if (known.isPresent()) {
      known.get().remember(folded);
    }
  }

  private void foldEvents(ReportWriter writer, KnownPatterns patterns) throws IOException {
    EventFolder folder = new EventFolder();
    try (LineCursor lines = kept.events().open()) {
      while (lines.next()) {
        KeptLine line = lines.line();
        folder.add(line.bytes, line.start, line.length);
      }
    }
    folded = folder.fold(patterns.read());
    for (FoldedLines lines : folded) {
      writer.folded(lines);
    }
  }

  private interface Choice {
    boolean takes(KeptLine line);
  }

  private Choice alarm(SectionRule section) {
    return line -> section.takes(line.hits, 0);
  }

  private Choice violation(SectionRule section) {
    boolean alarmsPrinted = !alarms.isEmpty();
    return line -> verdicts.violation(section, line.hits, 0, alarmsPrinted);
  }

  private void section(
      ReportWriter writer, SectionKind kind, String title, SectionRule section, Choice choice)
      throws IOException {
    writer.openSection(kind, variables.get(title), section.label());
    lines(writer, kept.picked(), choice);
    writer.closeSection();
  }

  private void lines(ReportWriter writer, LineStore store, Choice choice) throws IOException {
    try (LineCursor lines = store.open()) {
      while (lines.next()) {
        KeptLine line = lines.line();
        if (choice.takes(line)) {
          writer.line(line.bytes, line.start, line.length);
        }
      }
    }
  }

  private static long count(LineStore store, Choice choice) throws IOException {
    long count = 0;
    try (LineCursor lines = store.open()) {
      while (lines.next()) {
        count += choice.takes(lines.line()) ? 1 : 0;
      }
    }
    return count;
  }
}
