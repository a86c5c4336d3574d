package org.logkeep.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.logkeep.cli.ConfigurationTexts;
import org.logkeep.cli.ExplainedFiles;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.dialect.Printed;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogPrinter;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdPrinter;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.dialect.syslogng.SyslogNgPrinter;
import org.logkeep.linux.SysException;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * A converted configuration writes the same bytes into the same files, whatever it selects by, as
 * long as nothing is listed as not said.
 */
class ConvertProperties {
  private static final FrontEnd SYSLOG_NG = new SyslogNgFrontEnd(DialectOptions.plain());
  private static final FrontEnd SYSKLOGD =
      new SysklogdFrontEnd(
          SysklogdSwitches.DEFAULT
              .with(SysklogdSwitches.Network.DEFAULT.withSecureMode(1))
              .with(SysklogdSwitches.Kernel.NONE));
  private static final FrontEnd METALOG =
      new MetalogFrontEnd(
          new MetalogSwitches("/dev/log", false, OptionalInt.empty(), false, false));

  @Property(tries = 60)
  void saysSyslogConfInSyslogNg(
      @ForAll("syslogConf") String text, @ForAll("messages") List<String> messages)
      throws Exception {
    Topology first = topology(SYSKLOGD, text);
    Printed printed = SyslogNgPrinter.print(first);
    List<String> warnings = warnings(printed);
    // The language cannot leave out the number that a local record gets in its structured data.
    assertThat(warnings)
        .as(text)
        .allMatch("cannot be said: structured data without a sequence number"::equals);
    assertThat(warnings.isEmpty()).as(text).isEqualTo(!printed.text().contains("SDATA"));
    if (warnings.isEmpty()) {
      assertSame(text, first, printed.text(), topology(SYSLOG_NG, printed.text()), messages);
    }
  }

  @Property(tries = 60)
  void saysMetalogConfInSyslogNg(
      @ForAll("metalogConf") String text, @ForAll("messages") List<String> messages)
      throws Exception {
    Topology first = topology(METALOG, text);
    Printed printed = SyslogNgPrinter.print(first);
    assertThat(warnings(printed)).as(text).isEmpty();
    assertSame(text, first, printed.text(), topology(SYSLOG_NG, printed.text()), messages);
  }

  @Property(tries = 60)
  void saysSyslogNgInSyslogConf(
      @ForAll("syslogNg") String text, @ForAll("messagesOfPrograms") List<String> messages)
      throws Exception {
    Topology first = topology(SYSLOG_NG, text);
    Printed printed = SysklogdPrinter.print(first);
    if (warnings(printed).isEmpty()) {
      assertSame(text, first, printed.text(), topology(SYSKLOGD, printed.text()), messages);
    }
  }

  @Property(tries = 60)
  void saysSyslogNgInMetalog(
      @ForAll("syslogNgForMetalog") String text, @ForAll("messages") List<String> messages)
      throws Exception {
    Topology first = topology(SYSLOG_NG, text);
    Printed printed = MetalogPrinter.print(first);
    if (warnings(printed).isEmpty()) {
      assertSame(text, first, printed.text(), topology(METALOG, printed.text()), messages);
    }
  }

  private static List<String> warnings(Printed printed) {
    return printed.unsaid().stream()
        .filter(d -> d.level() == Diagnostic.Level.WARNING)
        .map(Diagnostic::message)
        .toList();
  }

  private static Topology topology(FrontEnd frontEnd, String text) {
    Compiled compiled = frontEnd.compile(new FileConfigReader(), SourceText.of("test", text));
    assertThat(compiled.topology()).as(text + compiled.diagnostics()).isPresent();
    return compiled.topology().orElseThrow();
  }

  private static void assertSame(
      String text, Topology first, String converted, Topology second, List<String> messages)
      throws SysException {
    assertThat(written(second, messages))
        .as("%s%n--- converted ---%n%s%n%s", text, converted, messages)
        .isEqualTo(written(first, messages));
  }

  private static Map<String, String> written(Topology topology, List<String> messages)
      throws SysException {
    Input.Reader reader =
        topology.inputs().stream()
            .flatMap(input -> input.readers().stream())
            .filter(r -> r.source().name().equals("unix-dgram"))
            .findFirst()
            .orElseThrow();
    return ExplainedFiles.of(topology, reader, messages, (message, explained) -> {});
  }

  @Provide
  Arbitrary<List<String>> messages() {
    return messages(1);
  }

  /** sysklogd leaves the facility kern to the kernel. */
  @Provide
  Arbitrary<List<String>> messagesOfPrograms() {
    return messages(8);
  }

  private static Arbitrary<List<String>> messages(int least) {
    Arbitrary<Integer> priority = Arbitraries.integers().between(least, 191);
    Arbitrary<String> tag = Arbitraries.of("sshd[12]", "cron", "postfix/smtpd[7]", "su", "app-1");
    Arbitrary<String> text =
        Arbitraries.of(
            "Failed password for root",
            "connect from unknown",
            "error: disk full (a.b)",
            "say \"hi\" there",
            "x+y[z] 1|2",
            "100% of $HOME `x` \\d",
            "${MESSAGE} $(echo x) it's 'so'",
            "word");
    return Combinators.combine(priority, tag, text)
        .as((p, t, x) -> "<" + p + ">Oct 11 22:14:15 " + t + ": " + x)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> syslogConf() {
    return ConfigurationTexts.syslogConf(
        List.of("*", "mail", "auth,authpriv", "daemon", "local3", "kern"),
        List.of("/l/a", "-/l/b", "/l/c\t;RFC5424", "-/l/a", "|/l/p", "@h:1514\t;RFC3164"),
        List.of(
            "!sshd",
            "!-cron,su",
            "!*",
            "+here",
            "-@",
            "+@,web7",
            "+*",
            ":msg, contains, \"word\"",
            ":msg, !icase_contains, \"FAILED\"",
            ":msg, startswith, \"say \\\"\"",
            ":msg, regex, \"x+y\\\\[z\\\\]\"",
            ":msg, eregex, \"(disk|pass)[[:alpha:]]* f\"",
            ":msg, !icase_regex, \"^FAILED\"",
            ":programname, isequal, \"su\"",
            ":programname, !ereregex, \"^(su|sshd)$\"",
            ":msg, contains, \"$HOME `x`\"",
            ":msg, startswith, \"${MESSAGE}\"",
            ":msg, isequal, \"word\"",
            ":msg, icase_regex, \"x+y\\\\[Z\\\\]\"",
            ":hostname, !contains, \"web\"",
            ":*"));
  }

  @Provide
  Arbitrary<String> metalogConf() {
    return ConfigurationTexts.metalogConf(
        "remote_host = \"192.0.2.1\"\nmaxsize = 0\n",
        "/l",
        Arbitraries.of(
            "facility = \"mail\"",
            "facility = \"auth\"",
            "minimum = 5",
            "maximum = 2",
            "program = \"SSHD\"",
            "program_regex = \"^post\"",
            "program_neg_regex = \"cron\"",
            "regex = \"fail(ed|ing)\"",
            "regex = \"error: \\w+\"",
            "regex = \"(?<!un)known|(?-i)Failed\"",
            "regex = \"(.)\\1\"",
            "regex = \"\\Q${MESSAGE}\\E\"",
            "neg_regex = \"`x`|it's\"",
            "neg_regex = \"unknown\"",
            "stamp_fmt = \"%Y-%m-%d %H:%M\"",
            "stamp_fmt = \"\"",
            "log_format = legacy",
            "log_severity = 1",
            "remote_log = 1",
            "break = 1"));
  }

  private static Arbitrary<String> ng(Arbitrary<String> destination) {
    Arbitrary<String> filter =
        Arbitraries.of(
            "filter(f_mail);",
            "filter(f_text);",
            "filter { level(debug); };",
            "filter { not facility(kern) and program(\"su\" type(string)); };",
            "filter { message(\"x\\\\+y\") ; };",
            "filter { not match('fail.d' value(\"MESSAGE\") flags(ignore-case)); };",
            "");
    Arbitrary<String> flags =
        Arbitraries.of("", "", "flags(final);", "flags(fallback);", "flags(flow-control);");
    return ConfigurationTexts.lines(
            Combinators.combine(filter, filter, destination, flags)
                .as((f, g, d, fl) -> "log { source(s); " + f + g + d + fl + " };"),
            1,
            6)
        .map(paths ->
            """
            @version: 3.38
            options { keep-hostname(no); use-dns(no); create-dirs(yes); };
            source s { unix-dgram("/dev/log"); };
            filter f_mail { facility(mail, auth) and level(info..emerg); };
            filter f_text { message("[Ff]ailed") or message("error"); };
            """
                + paths);
  }

  @Provide
  Arbitrary<String> syslogNg() {
    return ng(
        Arbitraries.of(
            "destination { file(\"/l/a\"); };",
            "destination { file(\"/l/b\" fsync(yes)); };",
            "destination { file(\"/l/c\" template(\"$DATE $HOST $MSGHDR$MSG\\n\")); };",
            "destination { pipe(\"/l/p\"); };",
            "destination { network(\"192.0.2.1\" transport(\"udp\") port(1514)"
                + " template(\"<$PRI>$DATE $HOST $MSGHDR$MSG\")); };"));
  }

  @Provide
  Arbitrary<String> syslogNgForMetalog() {
    return ng(
        Arbitraries.of(
            "destination { file(\"/l/a/current\" template(\"[$PROGRAM] $MESSAGE\\n\")); };",
            "destination { file(\"/l/b/current\" template(\"[$PROGRAM] $MESSAGE\\n\")); };"));
  }
}
