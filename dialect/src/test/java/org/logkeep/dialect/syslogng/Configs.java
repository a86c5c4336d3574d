package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Map;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/** Compiles configurations that tests write down. */
final class Configs {
  static final String VERSION = "@version: 3.38\n";

  private Configs() {}

  static Compiled compile(ConfigReader reader, String text) {
    DialectOptions options =
        new DialectOptions(List.of("/etc/syslog-ng"), Map.of("FROM_OUTSIDE", "outside"));
    return new SyslogNgFrontEnd(options).compile(reader, SourceText.of("syslog-ng.conf", text));
  }

  static Compiled plain(String text) {
    return compile(new NoFiles(), VERSION + text);
  }

  /** The topology of a configuration that must have no errors. */
  static Topology topology(String text) {
    return topology(plain(text));
  }

  static Topology topology(Compiled compiled) {
    return compiled
        .topology()
        .orElseThrow(
            () -> new AssertionError(DiagnosticPrinter.plain().print(compiled.diagnostics())));
  }

  /** The codes of all errors and warnings. */
  static List<String> codes(Compiled compiled) {
    return compiled.diagnostics().stream()
        .filter(d -> d.level() != Diagnostic.Level.HINT)
        .map(Diagnostic::code)
        .toList();
  }
}
