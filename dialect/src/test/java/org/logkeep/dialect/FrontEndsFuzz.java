package org.logkeep.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogPrinter;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.metalog.ScriptLint;
import org.logkeep.dialect.sysklogd.Reading;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdPrinter;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.dialect.syslogng.SyslogNgPrinter;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.JsonDiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * The three languages under coverage-guided fuzzing, from lexer to printers; without {@code
 * JAZZER_FUZZ=1} only the seeds run, and those of the properties.
 */
class FrontEndsFuzz {
  private static final MemoryReader SYSTEM =
      MemoryReader.EMPTY
          .with("/etc/more.conf", "!inner\nmail.* /inner\n")
          .with("/bin/hook", "#!/bin/sh\n");

  private static final FrontEnd SYSLOG_NG = new SyslogNgFrontEnd(DialectOptions.plain());
  private static final FrontEnd METALOG = new MetalogFrontEnd(MetalogSwitches.DEFAULT);

  @FuzzTest(maxDuration = "10m")
  void readsAnySyslogNgConf(byte[] bytes) {
    survives(SYSLOG_NG, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void readsAnySyslogConf(byte[] bytes) {
    for (Reading reading : Reading.values()) {
      survives(new SysklogdFrontEnd(SysklogdSwitches.DEFAULT.with(reading)), bytes);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void readsAnyMetalogConf(byte[] bytes) {
    survives(METALOG, bytes);
    ScriptLint.check(SourceText.of("a.sh", bytes), Optional.empty(), new Diagnostics());
  }

  /** What is read can be shown and said in the other languages, whose readers take the result. */
  private static void survives(FrontEnd frontEnd, byte[] bytes) {
    SourceText text = SourceText.of("fuzz.conf", bytes);
    Compiled compiled = frontEnd.lint(SYSTEM, text);
    assertThat(DiagnosticPrinter.plain().print(compiled.diagnostics())).isNotEmpty();
    assertThat(new JsonDiagnosticPrinter().print(compiled.diagnostics())).isNotNull();
    assertThat(compiled.topology().isPresent() || compiled.hasErrors()).isTrue();
    compiled
        .topology()
        .ifPresent(topology -> {
          takes(SYSLOG_NG, SyslogNgPrinter.print(topology));
          takes(METALOG, MetalogPrinter.print(topology));
          takes(new SysklogdFrontEnd(SysklogdSwitches.DEFAULT), SysklogdPrinter.print(topology));
        });
  }

  private static void takes(FrontEnd frontEnd, Printed printed) {
    Compiled read = frontEnd.compile(SYSTEM, SourceText.of("printed", printed.text()));
    assertThat(read.topology()).as("%s%n%s", printed.text(), read.diagnostics()).isPresent();
  }
}
