package org.logkeep.engine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.logkeep.engine.format.FixedContext;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** However a condition is asked, the verdict is the same. */
final class ConditionProperties {
  @Provide
  Arbitrary<Condition> conditions() {
    return Arbitraries.lazyOf(
        this::leaves,
        this::leaves,
        () -> conditions().map(c -> new Condition.Not(c, Span.BUILT_IN)),
        () -> conditions().map(c -> new Condition.Named("n", c, Span.BUILT_IN)),
        () -> conditions().list().ofMaxSize(3).map(l -> new Condition.And(l, Span.BUILT_IN)),
        () -> conditions().list().ofMaxSize(3).map(l -> new Condition.Or(l, Span.BUILT_IN)));
  }

  private Arbitrary<Condition> leaves() {
    return Arbitraries.oneOf(
        Arbitraries.of(true, false).map(h -> new Condition.Constant(h, Span.BUILT_IN)),
        Arbitraries.integers()
            .between(0, 255)
            .map(m -> new Condition.Priority(PrioritySet.severities(m), Span.BUILT_IN)),
        Arbitraries.integers()
            .between(0, 24)
            .map(f -> new Condition.Priority(PrioritySet.facility(f), Span.BUILT_IN)),
        Arbitraries.of("o", "^a", "info$", "[0-9]", "x*", "(n|l)o")
            .map(ConditionProperties::matches));
  }

  private static Condition matches(String text) {
    return new Condition.Matches(
        Template.of(Template.macro("MESSAGE")),
        new PatternSpec(0, PatternSyntax.PCRE, text.getBytes(UTF_8), Set.of()),
        false,
        Span.BUILT_IN);
  }

  @Property(tries = 300)
  void selectsWhatTestHoldsForAndExplainsIt(@ForAll("conditions") Condition condition) {
    PlanCompiler compiler =
        new PlanCompiler(
            new PlanSettings(FixedContext.settings(), path -> new byte[0]), new Diagnostics());
    Predicate predicate = compiler.predicate(condition);
    Predicate alone = compiler.predicateOfChangedRecords(condition);
    compiler.finish();
    FixedContext context = new FixedContext();
    RecordBatch batch = ConditionsTest.records();
    Selection rows = new Selection(8);
    rows.range(0, batch.received());
    predicate.select(batch, rows, context);
    PrioritySet bound = PriorityBound.of(condition);
    int next = 0;
    for (int row = 0; row < batch.received(); row++) {
      boolean selected = next < rows.size() && rows.row(next) == row;
      next += selected ? 1 : 0;
      assertThat(predicate.test(batch, row, context)).isEqualTo(selected);
      assertThat(alone.test(batch, row, context)).isEqualTo(selected);
      assertThat(predicate.explain(batch, row, context).holds()).isEqualTo(selected);
      assertThat(predicate.take(batch, row, context) == row).isEqualTo(selected);
      assertThat(!selected || bound.contains(batch.priority(row))).isTrue();
    }
    assertThat(next).isEqualTo(rows.size());
  }

  @Property(tries = 300)
  void foldsWithoutChangingTheMeaning(@ForAll("conditions") Condition condition) {
    Condition folded = ConditionFolder.fold(condition);
    assertThat(ConditionFolder.fold(folded)).isEqualTo(folded);
    assertThat(List.of(PriorityBound.of(folded))).isNotEmpty();
  }
}
