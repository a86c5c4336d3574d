package org.logkeep.dialect.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.MemoryReader;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

class SyslogNgFrontEndTest {
  private static final String PATH = "log { source(s); destination(d); };\n";
  private static final String SOURCE = "source s { unix-dgram(\"/run/s\"); };\n";

  private static Object option(Use use, String name) {
    Options.Given given = use.options().all().get(name);
    return given == null ? Optional.empty() : given.value();
  }

  private static Use destination(String driver) {
    Topology topology = Configs.topology(SOURCE + "destination d { " + driver + "; };\n" + PATH);
    return topology.outputs().getFirst().writers().getFirst().destination();
  }

  private static Use source(String driver) {
    Topology topology =
        Configs.topology(
            "source s { " + driver + "; };\ndestination d { file(\"/x\"); };\n" + PATH);
    return topology.inputs().getFirst().readers().getFirst().source();
  }

  private static Condition filter(String expression) {
    Topology topology =
        Configs.topology(
            SOURCE
                + "destination d { file(\"/x\"); };\nlog { source(s); filter { "
                + expression
                + "; }; destination(d); };\n");
    return ((Branch.Filter) topology.paths().getFirst().branch().steps().getFirst()).condition();
  }

  @Test
  void foldsRangesToPrioritySets() {
    Condition.Priority levels = (Condition.Priority) filter("level(info..warn)");
    assertThat(levels.set()).isEqualTo(PrioritySet.severities(0b0111_0000));
    Condition.Priority facilities = (Condition.Priority) filter("facility(local0..local2, kern)");
    assertThat(facilities.set().contains(16 << 3)).isTrue();
    assertThat(facilities.set().contains(0)).isTrue();
    assertThat(facilities.set().contains(19 << 3)).isFalse();
  }

  @Test
  void andBindsMoreThanOr() {
    assertThat(filter("facility(mail) or facility(kern) and not level(debug)"))
        .isInstanceOfSatisfying(
            Condition.Or.class,
            or -> assertThat(or.any().get(1)).isInstanceOf(Condition.And.class));
  }

  @Test
  void symbolsCompareNumbersAndWordsTexts() {
    assertThat(((Condition.Compare) filter("\"$PID\" == \"9\"")).comparison())
        .isEqualTo(Condition.Comparison.NUMBER_EQUAL);
    assertThat(((Condition.Compare) filter("\"$PID\" eq \"9\"")).comparison())
        .isEqualTo(Condition.Comparison.TEXT_EQUAL);
  }

  @Test
  void writesTheDefaultLineOfAFile() {
    assertThat(option(destination("file(\"/x\")"), "template")).isEqualTo(Defaults.FILE);
    assertThat(option(destination("file(\"/x\")"), "mode")).isEqualTo(0600L);
    assertThat(option(destination("file(\"/x\" perm(0640))"), "mode")).isEqualTo(0640L);
  }

  @Test
  void stampOptionsBecomeCallsOfStamp() {
    Template template =
        (Template) option(destination("file(\"/x\" ts-format(iso) frac-digits(3))"), "template");
    assertThat(template.parts().getFirst())
        .isInstanceOfSatisfying(
            Template.Call.class,
            call ->
                assertThat(call.arguments().stream().map(a -> a.constant().orElse("?")).toList())
                    .containsExactly("--format", "iso", "--digits", "3", "--of", "sent"));
  }

  @Test
  void syslogSpeaksTheNewProtocolCounted() {
    Use use = destination("syslog(\"loghost\" transport(\"tcp\"))");
    assertThat(use.name()).isEqualTo("tcp");
    assertThat(option(use, "framing")).isEqualTo("counted");
    assertThat(option(use, "port")).isEqualTo(601L);
  }

  @Test
  void sourcesTakeGlobalOptionsUnlessTheyHaveTheirOwn() {
    assertThat(option(source("udp(port(1514) keep-hostname(yes))"), "keep-host")).isEqualTo(true);
    assertThat(option(source("udp(ip(127.0.0.1))"), "keep-host")).isEqualTo(false);
    assertThat(option(source("udp(ip(127.0.0.1))"), "address")).isEqualTo("127.0.0.1");
    assertThat(option(source("udp(tags(\"a\", \"b\"))"), "tags"))
        .isEqualTo(List.of("a", "b", ".source.s"));
  }

  @Test
  void blocksPutTheirArgumentsIntoTheirBody() {
    Topology topology =
        Configs.topology(
            SOURCE
                + """
                block destination out(name() text("dflt") ...) {
                  file("/log/`name`" template("`text` $MSG") `__VARARGS__`);
                };
                destination d { out(name("two") perm(0604)); };
                """
                + PATH);
    Use use = topology.outputs().getFirst().writers().getFirst().destination();
    assertThat(((Template) option(use, "path")).constant()).contains("/log/two");
    assertThat(option(use, "mode")).isEqualTo(0604L);
    assertThat(((Template) option(use, "template")).parts().getFirst())
        .isEqualTo(new Template.Literal("dflt "));
    assertThat(use.span().includedFrom()).isPresent();
  }

  @Test
  void definitionsAndTheEnvironmentReplaceReferences() {
    Topology topology =
        Configs.topology(
            "@define dir /log\n"
                + SOURCE
                + "destination d { file(\"`dir`/`FROM_OUTSIDE`\"); };\n"
                + PATH);
    Use use = topology.outputs().getFirst().writers().getFirst().destination();
    assertThat(((Template) option(use, "path")).constant()).contains("/log/outside");
  }

  @Test
  void includesFilesDirectoriesAndPatterns() {
    MemoryReader files =
        MemoryReader.EMPTY
            .with("/etc/syslog-ng/conf.d/a.conf", SOURCE)
            .with("/etc/syslog-ng/conf.d/b.conf", "destination d { file(\"/x\"); };\n");
    for (String what : List.of("conf.d", "conf.d/*.conf", "/etc/syslog-ng/conf.d/*")) {
      Compiled compiled =
          Configs.compile(files, Configs.VERSION + "@include \"" + what + "\"\n" + PATH);
      assertThat(Configs.topology(compiled).inputs()).hasSize(1);
    }
  }

  @Test
  void showsWhereABlockWasOpened() {
    Compiled compiled =
        Configs.plain("options {\n  use-dns(no);\n\nsource s {\n  internal();\n};\n");
    Diagnostic first = compiled.diagnostics().getFirst();
    assertThat(DiagnosticPrinter.plain().print(first))
        .isEqualTo(
            """
            error[LK0103]: "options" is not closed before the next statement
             --> syslog-ng.conf:2:9
            2 | options {
              |         ^ opened here
             --> syslog-ng.conf:5:1
            5 | source s {
              | ^^^^^^ should be closed before this
            help: put `};` where "options" ends
            """);
  }

  @Test
  void suggestsWhatMayBeMeant() {
    Compiled compiled =
        Configs.plain(
            SOURCE
                + "destination d_file { file(\"/x\"); };\n"
                + "log { source(s); destination(d_fajl); };");
    assertThat(DiagnosticPrinter.plain().print(compiled.diagnostics()))
        .contains("error[LK0202]: destination \"d_fajl\" is not defined")
        .contains("\"d_file\"");
  }

  @Test
  void collectsSeveralErrors() {
    Compiled compiled =
        Configs.plain(
            "source s { nosuch(); };\nfilter f { facility(nosuch); };\noptions { nosuch(1); };\n");
    assertThat(Configs.codes(compiled)).containsExactlyInAnyOrder("LK0301", "LK0204", "LK0306");
  }

  @Test
  void anEmptyTextInQuotesStandsForNothingInABlock() {
    Topology topology =
        Configs.topology(
            """
            block destination b(path() more("")) {
              file("`path`" `more`);
            };
            destination d { b(path("/var/log/x")); b(path("/var/log/y") more("")); };
            """);

    assertThat(topology.outputs().getFirst().writers()).hasSize(2);
  }

  @Test
  void saysThatTheListOfAllMatchesHasNoBraces() {
    assertThat(
            Configs.codes(Configs.plain("destination d { file(\"/x\" template(\"${*}\")); };\n")))
        .contains("LK0303");
  }

  @Test
  void saysThatNothingIsClosedOverAReload() {
    assertThat(
            Configs.codes(Configs.plain("source s { unix-stream(\"/run/x\" keep-alive(no)); };\n")))
        .contains("LK0302");
  }
}
