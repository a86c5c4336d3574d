package org.logkeep.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

final class UseCheckerTest {
  private final Diagnostics diagnostics = new Diagnostics();
  private final UseChecker checker =
      new UseChecker(
          new ComponentTable(
              List.of(
                  new Component(
                      ComponentKind.SOURCE,
                      "tcp",
                      "Receives.",
                      List.of(
                          Option.number("port", "The port.", 1, 65_535).mandatory(),
                          Option.text("address", "The address."))))),
          diagnostics);

  private List<String> codes(String name, Options options) {
    checker.check(new Use(ComponentKind.SOURCE, name, options, Span.BUILT_IN));
    return diagnostics.all().stream().map(Diagnostic::code).toList();
  }

  @Test
  void acceptsWhatTheComponentTakes() {
    assertThat(codes("tcp", Options.NONE.with("port", 601L, Span.BUILT_IN))).isEmpty();
  }

  @Test
  void refusesAnUnknownComponentAndNamesASimilarOne() {
    assertThat(codes("tpc", Options.NONE)).containsExactly("LK0101");
    assertThat(codes("tcq", Options.NONE)).hasSize(2);
    assertThat(diagnostics.all().getLast().help()).containsExactly("did you mean \"tcp\"?");
  }

  @Test
  void refusesAnUnknownOption() {
    assertThat(
            codes(
                "tcp",
                Options.NONE.with("port", 601L, Span.BUILT_IN).with("adress", "x", Span.BUILT_IN)))
        .containsExactly("LK0102");
    assertThat(diagnostics.all().getFirst().help()).containsExactly("did you mean \"address\"?");
  }

  @Test
  void refusesAValueOfTheWrongType() {
    assertThat(codes("tcp", Options.NONE.with("port", "601", Span.BUILT_IN)))
        .containsExactly("LK0103");
  }

  @Test
  void refusesAValueOutOfBounds() {
    assertThat(codes("tcp", Options.NONE.with("port", 0L, Span.BUILT_IN)))
        .containsExactly("LK0104");
  }

  @Test
  void asksForWhatIsMissing() {
    assertThat(codes("tcp", Options.NONE)).containsExactly("LK0105");
  }
}
