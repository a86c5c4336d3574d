package org.logkeep.dialect.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.MemoryReader;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.JsonDiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/** Whatever the text, the front-end answers, and its answer can be printed. */
class SyslogNgFuzz {
  private static final List<String> PIECES =
      List.of(
          "source ",
          "destination ",
          "filter ",
          "log ",
          "options ",
          "template ",
          "rewrite ",
          "block ",
          "s ",
          "d ",
          "f ",
          "{",
          "}",
          "(",
          ")",
          ";",
          "\"",
          "'",
          "`",
          "`x`",
          "..",
          "=>",
          "\\",
          "\n",
          "@",
          "\n@include \"a\"\n",
          "\n@define x y\n",
          "\n@version: 3.38\n",
          "if ",
          "else ",
          "not ",
          "and ",
          "or ",
          "facility",
          "level",
          "file",
          "unix-dgram",
          "template",
          "$(",
          "${",
          "$MSG",
          "flags",
          "#",
          ",",
          "system()",
          "internal();",
          "0x7",
          "1.5",
          "10m",
          "\u00e4",
          "\0");

  private static void survives(SourceText text) {
    Compiled compiled =
        new SyslogNgFrontEnd(new DialectOptions(List.of("/"), Map.of()))
            .lint(MemoryReader.EMPTY.with("/a", "log { `x`; };"), text);
    assertThat(DiagnosticPrinter.plain().print(compiled.diagnostics())).isNotEmpty();
    assertThat(new JsonDiagnosticPrinter().print(compiled.diagnostics())).isNotNull();
  }

  @Property(tries = 500)
  void survivesAnyBytes(@ForAll byte[] bytes) {
    survives(SourceText.of("syslog-ng.conf", bytes));
  }

  @Property(tries = 1500)
  void survivesSoupOfWords(@ForAll("soup") List<String> words) {
    survives(SourceText.of("syslog-ng.conf", "@version: 3.38\n" + String.join("", words)));
  }

  @Provide
  Arbitrary<List<String>> soup() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60);
  }

  @Property(tries = 300)
  void survivesADamagedConfiguration(@ForAll int at, @ForAll("piece") String piece) {
    String good = VALID;
    int cut = Math.floorMod(at, good.length());
    survives(SourceText.of("c.conf", good.substring(0, cut) + piece + good.substring(cut)));
    survives(SourceText.of("c.conf", good.substring(0, cut)));
  }

  @Provide
  Arbitrary<String> piece() {
    return Arbitraries.of(PIECES);
  }

  private static final String VALID =
      """
      @version: 3.38
      @define where "/var/log"
      options { keep-hostname(yes); ts-format(iso); };
      block destination out(name() text("x") ...) {
        file("`where`/`name`" template("`text` $MSG\\n") `__VARARGS__`);
      };
      source s { system(); internal(); udp(port(514)); };
      destination d { out(name(one) perm(0640)); };
      filter f { facility(mail, auth..cron) and not (level(info..warn) or program("^x" type(pcre))); };
      rewrite r { set("$(if ('$PID' > '1') yes no)" value("A") condition(filter(f))); };
      log { source(s); if (filter(f)) { rewrite(r); } else { destination(d); }; flags(final); };
      """;

  @Test
  void deepNestingIsAnError() {
    String deep = "@version: 3.38\nfilter f { " + "(".repeat(100_000) + "level(info)";
    survives(SourceText.of("c.conf", deep));
    survives(SourceText.of("c.conf", "@version: 3.38\nfilter f { " + "not ".repeat(100_000)));
    survives(SourceText.of("c.conf", "@version: 3.38\n" + "log { ".repeat(100_000)));
    survives(
        SourceText.of(
            "c.conf",
            "@version: 3.38\ndestination d { file(\"/x\" template(\""
                + "$(echo ".repeat(100_000)
                + "\")); };"));
  }

  @Test
  void aFileThatIncludesItselfIsAnError() {
    Compiled compiled =
        new SyslogNgFrontEnd(new DialectOptions(List.of("/"), Map.of()))
            .compile(
                MemoryReader.EMPTY.with("/a", "@include \"/a\"\n@include \"/a\"\n"),
                SourceText.of("c.conf", "@version: 3.38\n@include \"/a\"\n"));
    assertThat(Configs.codes(compiled)).contains("LK0002");
  }

  @Test
  void blocksThatGrowWithoutEndAreAnError() {
    Compiled compiled =
        Configs.plain(
            """
            block root a(x("1")) {
              a(x(`x``x`)); a(x(`x``x`));
            };
            a();
            """);
    assertThat(compiled.topology()).isEmpty();
  }
}
