package org.logkeep.topology.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private static final SourceText TEXT =
      SourceText.of("conf.d/otel.conf", "one\n\tlog { destination(d_fajl); };\n");
  private static final Diagnostic DIAGNOSTIC =
      Diagnostic.error(
              "LK0202",
              Span.of(TEXT, 23, 29),
              "destination \"d_fajl\" is not defined",
              "no destination has this name")
          .withHelp("did you mean \"d_file\"?");

  @Test
  void showsTheLineAndCarets() {
    assertThat(DiagnosticPrinter.plain().print(DIAGNOSTIC))
        .isEqualTo(
            """
            error[LK0202]: destination "d_fajl" is not defined
             --> conf.d/otel.conf:2:20
            2 | \tlog { destination(d_fajl); };
              | \t                  ^^^^^^ no destination has this name
            help: did you mean "d_file"?
            """);
  }

  @Test
  void colourAddsNothingButColour() {
    assertThat(DiagnosticPrinter.coloured().print(DIAGNOSTIC).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(DiagnosticPrinter.plain().print(DIAGNOSTIC));
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    SourceText hostile = SourceText.of("x", "\u001b[2Jx");
    assertThat(
            DiagnosticPrinter.plain()
                .print(Diagnostic.error("LK0102", Span.of(hostile, 0, 1), "\u0007", "")))
        .doesNotContain("\u001b")
        .doesNotContain("\u0007");
  }

  @Test
  void jsonIsOneObjectALine() {
    assertThat(new JsonDiagnosticPrinter().print(List.of(DIAGNOSTIC)))
        .isEqualTo(
            "{\"code\":\"LK0202\",\"level\":\"error\",\"message\":\"destination \\\"d_fajl\\\" is not"
                + " defined\",\"places\":[{\"file\":\"conf.d/otel.conf\",\"line\":2,\"column\":20,"
                + "\"start\":23,\"end\":29,\"text\":\"no destination has this name\"}],"
                + "\"help\":[\"did you mean \\\"d_file\\\"?\"]}\n");
  }
}
