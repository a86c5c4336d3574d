package org.logkeep.dialect.metalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.MemoryReader;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.JsonDiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Whatever the bytes of {@code metalog.conf}, the front-end answers, and its answer can be said.
 */
class MetalogFuzz {
  private static final MemoryReader SYSTEM =
      MemoryReader.EMPTY
          .with("/bin/hook", "#!/bin/sh\n")
          .with(
              "/etc/metalog.d/more.conf", "More :\n logdir = /more\nconfigdir = /etc/metalog.d\n");
  private static final List<String> PIECES =
      List.of(
          "\n",
          " ",
          "\t",
          "=",
          "\"",
          ":",
          "#",
          "[x]",
          "[",
          "]",
          "*",
          "0",
          "-1",
          "0777",
          "08",
          "99999999999999999999",
          "1.5/h",
          "10/m",
          "0/s",
          "1e9/s",
          "/",
          "a",
          "\\",
          "(",
          ")",
          "(?",
          "[^",
          "{2,1}",
          "\\Q",
          "\\x{",
          "(?<n>",
          "%",
          "%N",
          "%3N",
          "%9",
          "%",
          "\0",
          "\u00e4",
          "\nA :\n",
          "\nlogdir = /a",
          "\ncommand = /bin/hook",
          "\nbreak = 1",
          "\nfacility = ",
          "mail",
          "\nminimum = ",
          "\nmaximum = ",
          "\nregex = ",
          "\nneg_regex = ",
          "\nprogram = ",
          "\nprogram_regex = ",
          "\nstamp_fmt = ",
          "\nlog_format = ",
          "\nmaxsize = ",
          "\nmaxtime = ",
          "\nmaxfiles = ",
          "\nperms = ",
          "\nflush = ",
          "\nratelimit = ",
          "\nratelimit_burst = ",
          "\nremote_host = h",
          "\nremote_host[x] = h",
          "\nremote_port = ",
          "\nremote_log[x] = 1",
          "\nconfigdir = /etc/metalog.d",
          "\nsocket = /s",
          "\ncompress = 1");

  private static Compiled survives(SourceText text) {
    Compiled compiled = new MetalogFrontEnd(MetalogSwitches.DEFAULT).compile(SYSTEM, text);
    assertThat(DiagnosticPrinter.plain().print(compiled.diagnostics())).isNotNull();
    assertThat(new JsonDiagnosticPrinter().print(compiled.diagnostics())).isNotNull();
    assertThat(compiled.topology().isPresent() || compiled.hasErrors()).isTrue();
    for (Diagnostic diagnostic : compiled.diagnostics()) {
      assertThat(diagnostic.code()).matches("LK\\d{4}");
    }
    return compiled;
  }

  @Property(tries = 500)
  void survivesAnyBytes(@ForAll byte[] bytes) {
    survives(SourceText.of("metalog.conf", bytes));
  }

  @Property(tries = 1500)
  void survivesSoupOfWords(@ForAll("soup") List<String> words) {
    survives(SourceText.of("metalog.conf", String.join("", words)));
  }

  @Provide
  Arbitrary<List<String>> soup() {
    return Arbitraries.of(PIECES).list().ofMaxSize(80);
  }

  @Property(tries = 500)
  void takesOrRefusesAnyPattern(@ForAll("pattern") String pattern) {
    Compiled compiled =
        survives(
            SourceText.of("metalog.conf", "A :\n logdir = /a\n regex = \"" + pattern + "\"\n"));
    compiled.topology().ifPresent(topology -> assertThat(topology.paths()).hasSize(1));
  }

  @Provide
  Arbitrary<String> pattern() {
    return Arbitraries.of(
            "a",
            "b",
            ".",
            "*",
            "+",
            "?",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "1",
            ",",
            "|",
            "^",
            "$",
            "\\",
            "d",
            "w",
            "(?i)",
            "(?!",
            "(?<=",
            "-",
            ":",
            "\\1",
            "\u00e9",
            "[:alpha:]")
        .list()
        .ofMinSize(1)
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Test
  void readsALineOfAnyLength() {
    String pattern = "a".repeat(200_000);
    Compiled compiled =
        survives(SourceText.of("metalog.conf", "A :\n logdir = /a\n regex = " + pattern + "\n"));
    assertThat(compiled.topology()).isPresent();
  }

  @Test
  void refusesAPatternOfDeepNesting() {
    survives(
        SourceText.of("metalog.conf", "A :\n logdir = /a\n regex = " + "(".repeat(100_000) + "\n"));
  }
}
