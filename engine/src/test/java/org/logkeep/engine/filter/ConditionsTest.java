package org.logkeep.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logkeep.engine.format.FixedContext;
import org.logkeep.engine.format.TestRecords;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** The verdicts are those of syslog-ng 3.38 on the same records. */
final class ConditionsTest {
  private final Diagnostics diagnostics = new Diagnostics();
  private final FixedContext context = new FixedContext(".source.s");
  private final PlanCompiler compiler =
      new PlanCompiler(new PlanSettings(FixedContext.settings(), path -> new byte[0]), diagnostics);

  static RecordBatch records() {
    RecordBatch batch = new RecordBatch(1024, 8);
    TestRecords.add(batch, 34, "vm", "hostp", "1", "auth crit");
    TestRecords.add(batch, 13, "vm", "prog", "2", "user notice");
    TestRecords.add(batch, 22, "vm", "postfix/smtpd", "3", "mail info");
    TestRecords.add(batch, 4, "vm", "", "", "kernel: kern warning");
    TestRecords.add(batch, 191, "vm", "dbg", "", "local7 debug");
    TestRecords.add(batch, 86, "vm", "sshd", "77", "authpriv info");
    TestRecords.add(batch, 165, "vm", "web", "9", "local4 notice");
    return batch;
  }

  private List<String> kept(Condition condition) {
    Predicate predicate = compiler.predicate(condition);
    compiler.finish();
    assertThat(diagnostics.all()).isEmpty();
    RecordBatch batch = records();
    Selection rows = new Selection(8);
    rows.range(0, batch.rows());
    predicate.select(batch, rows, context);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      messages.add(batch.text(rows.row(i), Field.MESSAGE));
    }
    for (int row = 0; row < batch.received(); row++) {
      assertThat(predicate.test(batch, row, context))
          .isEqualTo(messages.contains(batch.text(row, Field.MESSAGE)));
      assertThat(predicate.explain(batch, row, context).holds())
          .isEqualTo(messages.contains(batch.text(row, Field.MESSAGE)));
    }
    return messages;
  }

  private static Condition facility(int... codes) {
    PrioritySet set = PrioritySet.NONE;
    for (int code : codes) {
      set = set.or(PrioritySet.facility(code));
    }
    return new Condition.Priority(set, Span.BUILT_IN);
  }

  private static Condition severities(int mask) {
    return new Condition.Priority(PrioritySet.severities(mask), Span.BUILT_IN);
  }

  private static Condition and(Condition... parts) {
    return new Condition.And(List.of(parts), Span.BUILT_IN);
  }

  private static Condition or(Condition... parts) {
    return new Condition.Or(List.of(parts), Span.BUILT_IN);
  }

  private static Condition not(Condition part) {
    return new Condition.Not(part, Span.BUILT_IN);
  }

  private static Condition compare(String left, Condition.Comparison comparison, String right) {
    return new Condition.Compare(
        Template.of(Template.macro(left)), comparison, Template.literal(right), Span.BUILT_IN);
  }

  @Test
  void combinesPriorities() {
    assertThat(kept(and(facility(4, 10), severities(1 << 6)))).containsExactly("authpriv info");
    assertThat(kept(or(facility(2), severities(1 << 7))))
        .containsExactly("mail info", "local7 debug");
    assertThat(kept(not(facility(2)))).hasSize(6).doesNotContain("mail info");
  }

  @Test
  void foldsCombinationsOfPrioritiesIntoOneSet() {
    Condition folded =
        ConditionFolder.fold(
            and(not(facility(2)), or(severities(1), severities(64)), not(not(facility(2, 4)))));
    assertThat(folded).isInstanceOf(Condition.Priority.class);
  }

  @Test
  void asksNamedConditionsInTheirOrder() {
    Condition named = new Condition.Named("f", facility(2), Span.BUILT_IN);
    assertThat(kept(and(named, severities(1 << 6)))).containsExactly("mail info");
    FilterCounter counter = compiler.counters().getFirst();
    assertThat(counter.matched()).isEqualTo(2);
    assertThat(counter.notMatched()).isEqualTo(12);
  }

  @Test
  void comparesTextsAndNumbers() {
    assertThat(kept(compare("PROGRAM", Condition.Comparison.TEXT_EQUAL, "prog")))
        .containsExactly("user notice");
    assertThat(kept(compare("PID", Condition.Comparison.NUMBER_EQUAL, "9")))
        .containsExactly("local4 notice");
    assertThat(kept(compare("LEVEL_NUM", Condition.Comparison.NUMBER_LESS_OR_EQUAL, "4")))
        .containsExactly("auth crit", "kernel: kern warning");
    assertThat(kept(compare("HOST", Condition.Comparison.NUMBER_EQUAL, "host2"))).hasSize(7);
  }
}
