package org.logkeep.engine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.logkeep.engine.format.FixedContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TestRecords;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.ComponentTable;
import org.logkeep.topology.Use;
import org.logkeep.topology.UseChecker;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** What syslog-ng 3.38 made of the same record. */
final class RewritesTest {
  private final Diagnostics diagnostics = new Diagnostics();
  private final FixedContext context = new FixedContext("t1");
  private final PlanCompiler compiler =
      new PlanCompiler(new PlanSettings(FixedContext.settings(), path -> new byte[0]), diagnostics);
  private final RecordBatch batch = TestRecords.example();
  private int row;

  private static Template text(String... parts) {
    return Template.of(
        Stream.of(parts)
            .map(p -> p.startsWith("$") ? Template.macro(p.substring(1)) : new Template.Literal(p))
            .toArray(Template.Part[]::new));
  }

  private static PatternSpec pattern(String text, PatternFlag... flags) {
    return new PatternSpec(0, PatternSyntax.PCRE, text.getBytes(UTF_8), Set.of(flags));
  }

  private void rewrite(String name, Map<String, Object> options) {
    Options given = Options.NONE;
    for (var option : options.entrySet()) {
      given = given.with(option.getKey(), option.getValue(), Span.BUILT_IN);
    }
    Use use = new Use(ComponentKind.REWRITE, name, given, Span.BUILT_IN);
    new UseChecker(new ComponentTable(RecordComponents.all()), diagnostics).check(use);
    Rewriter rewriter = compiler.rewriter(use);
    compiler.finish();
    assertThat(diagnostics.all()).isEmpty();
    String before = shown(row, "$HOST", "$PROGRAM", "$PID", "$MSG", "$A", "$PRI", "$TAGS");
    int copy = rewriter.rewrite(batch, row, false, context);
    assertThat(shown(row, "$HOST", "$PROGRAM", "$PID", "$MSG", "$A", "$PRI", "$TAGS"))
        .isEqualTo(before);
    row = copy;
  }

  private String shown(int ofRow, String... parts) {
    Formatter formatter = compiler.formatter(text(parts));
    ByteSink out = new ByteSink(16);
    formatter.format(batch, ofRow, context, out);
    return out.toString();
  }

  private String shown(String... parts) {
    return shown(row, parts);
  }

  @Test
  void setsAndUnsetsPairsAndFields() {
    rewrite("set", Map.of("value", text("x", "$PID"), "name", "A"));
    assertThat(shown("[", "$A", "]")).isEqualTo("[x42]");
    rewrite("unset", Map.of("name", "A"));
    assertThat(shown("[", "$A", "]")).isEqualTo("[]");
    rewrite("set", Map.of("value", text("new")));
    assertThat(shown("$MSGHDR", "$MSG")).isEqualTo("evntslog[42]: new");
  }

  @Test
  void rebuildsTheHeaderWhenTheProcessIdChanges() {
    rewrite("set", Map.of("value", text("7"), "name", "PID"));
    assertThat(shown("$MSGHDR", "$MSG")).isEqualTo("evntslog[7]: hello world");
  }

  @Test
  void changesStructuredData() {
    rewrite("set", Map.of("value", text("1"), "name", ".SDATA.a@1.x"));
    rewrite("set", Map.of("value", text("2"), "name", ".SDATA.a@1.y"));
    context.sequence(1);
    assertThat(shown("$SDATA")).isEqualTo("[a@1 x=\"1\" y=\"2\"][meta sequenceId=\"1\"]");
    assertThat(shown("$.SDATA.a@1.y")).isEqualTo("2");
  }

  @Test
  void renames() {
    rewrite("set", Map.of("value", text("x"), "name", "A"));
    rewrite("rename", Map.of("from", "A", "to", "B"));
    rewrite("rename", Map.of("from", "nosuch", "to", "C"));
    assertThat(shown("[", "$A", "][", "$B", "][", "$C", "]")).isEqualTo("[][x][]");
  }

  @Test
  void changesPriorities() {
    rewrite("set-facility", Map.of("value", text("mail")));
    assertThat(shown("$PRI")).isEqualTo("21");
    rewrite("set-severity", Map.of("value", text("ERR")));
    assertThat(shown("$PRI")).isEqualTo("19");
    rewrite("set-severity", Map.of("value", text("4")));
    assertThat(shown("$LEVEL")).isEqualTo("warning");
    rewrite("set-priority", Map.of("value", text("5000")));
    rewrite("set-priority", Map.of("value", text("x")));
    assertThat(shown("$PRI")).isEqualTo("20");
    rewrite("set-priority", Map.of("value", text("999")));
    assertThat(shown("$PRI")).isEqualTo("999");
  }

  @Test
  void changesTags() {
    rewrite("set-tag", Map.of("tag", text("t", "$PID")));
    assertThat(shown("$TAGS")).isEqualTo("t1,t42");
    rewrite("clear-tag", Map.of("tag", text("t1")));
    assertThat(shown("$TAGS")).isEqualTo("t42");
    rewrite("set-tag", Map.of("tag", text("t1")));
    assertThat(shown("$TAGS")).isEqualTo("t1,t42");
  }

  @Test
  void substitutesTheFirstMatchOrAll() {
    rewrite("substitute", Map.of("pattern", pattern("o"), "value", text("0")));
    assertThat(shown("$MSG")).isEqualTo("hell0 world");
    rewrite("substitute", Map.of("pattern", pattern("l"), "value", text("L"), "global", true));
    assertThat(shown("$MSG")).isEqualTo("heLL0 worLd");
    rewrite("substitute", Map.of("pattern", pattern("nothing"), "value", text("x")));
    assertThat(shown("$MSG")).isEqualTo("heLL0 worLd");
    rewrite("substitute", Map.of("pattern", pattern("x*"), "value", text("-"), "global", true));
    assertThat(shown("$MSG")).isEqualTo("-h-e-L-L-0- -w-o-r-L-d-");
  }

  @Test
  void substitutesByGroups() {
    rewrite(
        "substitute",
        Map.of("pattern", pattern("(\\w+) (?<b>\\w+)"), "value", text("$b", " ", "$1")));
    assertThat(shown("$MSG", "|", "$1")).isEqualTo("world hello|");
    rewrite("substitute", Map.of("pattern", pattern("(w)(o)"), "value", text("X"), "store", true));
    rewrite("set", Map.of("value", text("$1", "$2", "$0"), "name", "A"));
    assertThat(shown("$A", "|", "$MSG")).isEqualTo("wowo|Xrld hello");
  }

  @Test
  void keepsRecordsForWhichTheConditionDoesNotHold() {
    Condition errors = new Condition.Priority(PrioritySet.severities(1 << 3), Span.BUILT_IN);
    Condition program =
        new Condition.Matches(text("$PROGRAM"), pattern("evnt"), false, Span.BUILT_IN);
    rewrite("set", Map.of("value", text("x"), "condition", errors));
    assertThat(row).isZero();
    rewrite("set", Map.of("value", text("yes"), "name", "A", "condition", program));
    assertThat(shown("$A")).isEqualTo("yes");
  }

  @Test
  void refusesToWriteMacros() {
    compiler.rewriter(
        new Use(
            ComponentKind.REWRITE,
            "set",
            Options.NONE
                .with("value", text("x"), Span.BUILT_IN)
                .with("name", "FACILITY", Span.BUILT_IN),
            Span.BUILT_IN));
    assertThat(diagnostics.all())
        .singleElement()
        .satisfies(d -> assertThat(d.message()).contains("read-only"));
  }
}
