package org.logkeep.engine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.logkeep.engine.format.FixedContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TestRecords;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** The verdicts are those of syslog-ng 3.38 on the same records. */
final class ConditionsTest {
  private final Diagnostics diagnostics = new Diagnostics();
  private final FixedContext context = new FixedContext(".source.s");
  private PlanCompiler compiler = newCompiler();

  private PlanCompiler newCompiler() {
    return new PlanCompiler(
        new PlanSettings(FixedContext.settings(), path -> "sshd\nweb\n".getBytes(UTF_8)),
        diagnostics);
  }

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
    compiler = newCompiler();
    Predicate predicate = compiler.predicate(condition);
    compiler.finish();
    assertThat(diagnostics.all()).isEmpty();
    context.verdicts().clear();
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

  private static Condition matches(
      String subject, PatternSyntax syntax, String pattern, PatternFlag... flags) {
    return new Condition.Matches(
        Template.of(Template.macro(subject)),
        new PatternSpec(0, syntax, pattern.getBytes(UTF_8), Set.of(flags)),
        false,
        Span.BUILT_IN);
  }

  @Test
  void searchesPatterns() {
    assertThat(kept(matches("MESSAGE", PatternSyntax.PCRE, "no.ice")))
        .containsExactly("user notice", "local4 notice");
    assertThat(kept(matches("MESSAGE", PatternSyntax.PCRE, "\\w+ info")))
        .containsExactly("mail info", "authpriv info");
    assertThat(kept(matches("PROGRAM", PatternSyntax.GLOB, "p*g"))).containsExactly("user notice");
    assertThat(
            kept(
                matches(
                    "PROGRAM",
                    PatternSyntax.LITERAL,
                    "PROG",
                    PatternFlag.WHOLE,
                    PatternFlag.IGNORE_CASE)))
        .containsExactly("user notice");
    assertThat(kept(matches("PROGRAM", PatternSyntax.LITERAL, "p", PatternFlag.PREFIX)))
        .containsExactly("user notice", "mail info");
    assertThat(kept(matches("PROGRAM", PatternSyntax.LITERAL, "prog", PatternFlag.WHOLE)))
        .containsExactly("user notice");
    assertThat(kept(matches("PROGRAM", PatternSyntax.LITERAL, "ro", PatternFlag.SUBSTRING)))
        .containsExactly("user notice");
    assertThat(kept(matches("nosuch", PatternSyntax.PCRE, "^$"))).hasSize(7);
    assertThat(kept(matches("FACILITY", PatternSyntax.PCRE, "local4")))
        .containsExactly("local4 notice");
  }

  @Test
  void saysWhatIsWrongWithAPattern() {
    compiler.predicate(matches("MESSAGE", PatternSyntax.PCRE, "a(b"));
    compiler.finish();
    assertThat(diagnostics.all())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.code()).isEqualTo("LK0925");
          assertThat(d.message()).startsWith("this pattern cannot be read: ");
        });
  }

  @Test
  void storesTheGroupsOfAMatchInACopy() {
    Predicate predicate =
        compiler.predicate(
            new Condition.Matches(
                Template.of(Template.macro("MESSAGE")),
                new PatternSpec(
                    0, PatternSyntax.PCRE, "(?<who>\\w+) (\\w+)".getBytes(UTF_8), Set.of()),
                true,
                Span.BUILT_IN));
    Formatter formatter =
        compiler.formatter(
            Template.of(
                Template.macro("0"),
                new Template.Literal("|"),
                Template.macro("1"),
                new Template.Literal("|"),
                Template.macro("2"),
                new Template.Literal("|"),
                Template.macro("who"),
                new Template.Literal("|"),
                Template.macro("3")));
    compiler.finish();
    RecordBatch batch = new RecordBatch(64, 1);
    TestRecords.add(batch, 13, "vm", "p", "", "alice logged in");
    Selection rows = new Selection(1);
    rows.add(0);
    predicate.select(batch, rows, context);
    ByteSink out = new ByteSink(16);
    formatter.format(batch, rows.row(0), context, out);
    assertThat(out.toString()).isEqualTo("alice logged|alice|logged|alice|");
    out.clear();
    formatter.format(batch, 0, context, out);
    assertThat(out.toString()).isEqualTo("||||");
  }

  private static Condition function(String name, Map<String, Object> options) {
    Options given = Options.NONE;
    for (var option : options.entrySet()) {
      given = given.with(option.getKey(), option.getValue(), Span.BUILT_IN);
    }
    return new Condition.Function(new Use(ComponentKind.FILTER, name, given, Span.BUILT_IN));
  }

  @Test
  void asksFilterFunctions() {
    assertThat(kept(function("netmask", Map.of("network", "127.0.0.0/255.0.0.0")))).hasSize(7);
    assertThat(kept(function("netmask", Map.of("network", "10.0.0.0/8")))).isEmpty();
    assertThat(kept(function("netmask6", Map.of("network", "::1/128")))).hasSize(7);
    assertThat(kept(function("tags", Map.of("names", List.of("x", ".source.s"))))).hasSize(7);
    assertThat(kept(function("has-field", Map.of("name", "PID"))))
        .containsExactly("auth crit", "user notice", "mail info", "authpriv info", "local4 notice");
    assertThat(kept(not(function("in-list", Map.of("file", "/list", "value", "PROGRAM")))))
        .containsExactly(
            "auth crit", "user notice", "mail info", "kernel: kern warning", "local7 debug");
    assertThat(
            kept(function("names-of", Map.of("field", "PROGRAM", "names", List.of("dbg", "web")))))
        .containsExactly("local7 debug", "local4 notice");
    assertThat(kept(function("local-input", Map.of("names", List.of("s_m"))))).hasSize(7);
  }

  @Test
  void limitsRecordsASecondForEachKey() {
    Predicate predicate =
        compiler.predicate(
            function(
                "rate-limit", Map.of("key", Template.of(Template.macro("PROGRAM")), "rate", 1L)));
    compiler.finish();
    RecordBatch batch = new RecordBatch(64, 4);
    TestRecords.add(batch, 13, "vm", "p", "", "one");
    TestRecords.add(batch, 13, "vm", "p", "", "two");
    TestRecords.add(batch, 13, "vm", "q", "", "three");
    Selection rows = new Selection(4);
    rows.range(0, 3);
    predicate.select(batch, rows, context);
    assertThat(rows.size()).isEqualTo(2);
    context.now(context.now() + 1_000_000);
    assertThat(predicate.test(batch, 1, context)).isTrue();
    assertThat(predicate.test(batch, 1, context)).isFalse();
  }
}
