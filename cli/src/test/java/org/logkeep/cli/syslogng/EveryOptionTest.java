package org.logkeep.cli.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.engine.KnownComponents;
import org.logkeep.engine.destination.Destinations;
import org.logkeep.engine.source.Sources;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Every option that the reference calls supported reaches a component of the engine that knows it:
 * there is none that is read and then forgotten.
 */
final class EveryOptionTest {
  private static final Path REFERENCE = Path.of("../docs/reference/syslog-ng.md");

  private static final Map<String, String> POSITIONALS =
      Map.of(
          "udp", "127.0.0.1",
          "udp6", "\"::1\"",
          "tcp", "127.0.0.1",
          "tcp6", "\"::1\"",
          "network", "127.0.0.1",
          "syslog", "127.0.0.1",
          "usertty", "root");

  /** Values of options that take some texts only. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("mark-mode", "periodical"),
          Map.entry("on-error", "drop-message"),
          Map.entry("ts-format", "iso"),
          Map.entry("use-dns", "yes"),
          Map.entry("format", "syslog"),
          Map.entry("multi-line-mode", "indented"),
          Map.entry("port", "5140"),
          Map.entry("ip", "127.0.0.1"),
          Map.entry("localip", "127.0.0.1"),
          Map.entry("transport", "tcp"),
          Map.entry("num", "3"),
          Map.entry("flags", "no-multi-line"),
          Map.entry("time-stamp", "recvd"),
          Map.entry("type", "pcre"),
          Map.entry("local-time-zone", "\"Europe/Berlin\""),
          Map.entry("send-time-zone", "\"Europe/Berlin\""),
          Map.entry("recv-time-zone", "\"Europe/Berlin\""),
          Map.entry("time-zone", "\"Europe/Berlin\""));

  private final KnownComponents known =
      new KnownComponents(Sources.all(), new Destinations(System::nanoTime).byName());
  private final SyslogNgFrontEnd frontEnd =
      new SyslogNgFrontEnd(new DialectOptions(List.of(), Map.of()));
  private final List<String> problems = new ArrayList<>();

  /** An option of a driver, as the reference has it. */
  private record Row(String section, String driver, String positional, String option, String type) {
    String named() {
      return section + ", " + driver + "(), " + option + "()";
    }
  }

  @Test
  void isKnownToTheEngine() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(300);
    rows.forEach(this::tryOut);
    assertThat(problems).isEmpty();
  }

  private static List<Row> rows() throws IOException {
    Pattern cells = Pattern.compile("\\| `([^`]+)` \\| ([^|]*) \\| ([^|]*) \\|");
    List<Row> rows = new ArrayList<>();
    String section = "";
    String driver = "";
    for (String line : Files.readAllLines(REFERENCE)) {
      Matcher matcher = cells.matcher(line);
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith("### ")) {
        driver = line.substring(4);
      } else if (matcher.matches() && matcher.group(3).startsWith("supported")) {
        rows.add(
            new Row(
                section,
                driver,
                POSITIONALS.getOrDefault(driver, "\"/tmp/x\""),
                matcher.group(1),
                matcher.group(2).trim()));
      }
    }
    return rows;
  }

  private void tryOut(Row row) {
    String option = row.option() + "(" + value(row) + ")";
    Optional<String> text =
        switch (row.section()) {
          case "Global options" ->
              Optional.of(configuration("", "", "options { " + option + "; };"));
          case "Sources" -> Optional.of(configuration(source(row, option), "", ""));
          case "Destinations" -> Optional.of(configuration("", destination(row, option), ""));
          default -> Optional.empty();
        };
    if (text.isEmpty()) {
      return;
    }
    Compiled compiled =
        frontEnd.compile(new FileConfigReader(), SourceText.of(row.driver(), text.get()));
    if (compiled.topology().isEmpty()) {
      problems.add(row.named() + ":\n" + DiagnosticPrinter.plain().print(compiled.diagnostics()));
      return;
    }
    known
        .problems(compiled.topology().get())
        .forEach(problem -> problems.add(row.named() + ": " + problem.message()));
  }

  private static String configuration(String source, String destination, String more) {
    return "@version: 3.38\n"
        + more
        + "\nsource s { "
        + (source.isEmpty() ? "unix-stream(\"/tmp/a\"); udp(); file(\"/tmp/f\")" : source)
        + "; };\ndestination d { "
        + (destination.isEmpty()
            ? "file(\"/tmp/b\"); udp(\"127.0.0.1\"); unix-dgram(\"/c\")"
            : destination)
        + "; };\nlog { source(s); destination(d); };\n";
  }

  private static String source(Row row, String option) {
    String positional =
        switch (row.driver()) {
          case "file", "pipe", "fifo", "program", "unix-dgram", "unix-stream" -> row.positional();
          case "wildcard-file" ->
              row.option().equals("base-dir")
                  ? "filename-pattern(\"*\")"
                  : row.option().equals("filename-pattern")
                      ? "base-dir(\"/tmp\")"
                      : "filename-pattern(\"*\") base-dir(\"/tmp\")";
          default -> "";
        };
    return row.driver() + "(" + positional + " " + option + ")";
  }

  private static String destination(Row row, String option) {
    String positional =
        switch (row.driver()) {
          case "stdout", "logcheck" -> "";
          case "example-destination" ->
              row.option().equals("filename") ? "" : "filename(\"/tmp/x\")";
          default -> row.positional();
        };
    return row.driver() + "(" + positional + " " + option + ")";
  }

  private static String value(Row row) {
    if (TEXTS.containsKey(row.option())) {
      return TEXTS.getOrDefault(row.option(), "");
    }
    return switch (row.type()) {
      case "yes or no" -> "yes";
      case "a number from 0",
          "a number from 1",
          "a number of seconds",
          "a whole number of seconds" ->
          "32";
      case "an octal mode" -> "0640";
      case "a name or number" -> "root";
      case "a facility" -> "local3";
      case "a severity" -> "err";
      case "a template" -> "\"$MSG\\n\"";
      case "" -> "level(1)";
      default -> "\"text\"";
    };
  }
}
