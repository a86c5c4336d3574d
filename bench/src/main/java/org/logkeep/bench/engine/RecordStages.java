package org.logkeep.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.logkeep.engine.filter.PlanCompiler;
import org.logkeep.engine.filter.PlanSettings;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.format.Formatter;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Selection;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one record costs in the stages between parsing and delivery: a batch of records of 256
 * bytes, a fresh second every thousand records.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordStages {
  private static final int ROWS = 1000;

  private final RecordBatch batch = new RecordBatch(ROWS * 300, ROWS);
  private final StillContext context = new StillContext();
  private final Selection rows = new Selection(ROWS);
  private final ByteSink out = new ByteSink(ROWS * 512);
  private Formatter fileLine = (b, row, c, sink) -> {};
  private Formatter scatteredLine = fileLine;
  private Formatter relayLine = fileLine;
  private Formatter jsonLine = fileLine;
  private Predicate priority = Predicate.never(Span.BUILT_IN);
  private Predicate compare = priority;
  private List<Predicate> patterns = List.of();

  /** Fills the batch and compiles everything. */
  @Setup
  public void prepare() {
    fill();
    Diagnostics diagnostics = new Diagnostics();
    PlanCompiler plan =
        new PlanCompiler(
            new PlanSettings(
                new FormatSettings(ZoneId.of("UTC"), name -> Optional.empty(), new Random(1)),
                path -> new byte[0]),
            diagnostics);
    fileLine = plan.formatter(template("$DATE", " ", "$HOST", " ", "$MSGHDR", "$MSG", "\n"));
    scatteredLine =
        plan.formatter(template("$DATE", " ", "$HOST", " ", "$PROGRAM", ": ", "$MSG", "\n"));
    relayLine =
        plan.formatter(
            template("<", "$PRI", ">", "$DATE", " ", "$HOST", " ", "$MSGHDR", "$MSG", "\n"));
    jsonLine =
        plan.formatter(
            Template.of(
                new Template.Call(
                    "format-json",
                    List.of(Template.literal("--scope"), Template.literal("rfc3164")),
                    0,
                    Span.BUILT_IN)));
    priority =
        plan.predicate(
            new Condition.And(
                List.of(
                    new Condition.Priority(PrioritySet.severities(0x7f), Span.BUILT_IN),
                    new Condition.Not(
                        new Condition.Priority(
                            PrioritySet.facility(4).or(PrioritySet.facility(10)), Span.BUILT_IN),
                        Span.BUILT_IN)),
                Span.BUILT_IN));
    compare =
        plan.predicate(
            new Condition.Compare(
                template("$PROGRAM"),
                Condition.Comparison.TEXT_EQUAL,
                Template.literal("sshd"),
                Span.BUILT_IN));
    patterns =
        Stream.iterate(0, i -> i < 50, i -> i + 1)
            .map(i -> plan.predicate(pattern("session (opened|closed) for user u" + i + "\\b")))
            .toList();
    plan.finish();
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException(diagnostics.all().toString());
    }
  }

  private void fill() {
    String words = "pam_unix(sshd:session): session opened for user u7 by root(uid=0) ";
    for (int i = 0; i < ROWS; i++) {
      String message = words.repeat(4).substring(0, 216 + i % 7);
      String header = "sshd[" + (1000 + i) + "]: ";
      byte[] raw = ("host1 " + header + message).getBytes(UTF_8);
      int at = batch.append(raw);
      int row = batch.addRow(at, raw.length, 0, 1_795_000_000_000_000L);
      batch.set(row, Field.HOST, at, 5);
      batch.set(row, Field.HEADER, at + 6, header.length());
      batch.set(row, Field.PROGRAM, at + 6, 4);
      batch.set(row, Field.PID, at + 11, 4);
      batch.set(row, Field.MESSAGE, at + 6 + header.length(), message.length());
      batch.priority(row, i * 7 % 192);
      batch.stamp(row, 1_795_000_000_000_000L + i * 1000L, 0);
    }
  }

  private static Template template(String... parts) {
    return Template.of(
        Stream.of(parts)
            .map(part ->
                part.startsWith("$")
                    ? Template.macro(part.substring(1))
                    : new Template.Literal(part))
            .toArray(Template.Part[]::new));
  }

  private static Condition pattern(String text) {
    return new Condition.Matches(
        template("$MSG"),
        new PatternSpec(0, PatternSyntax.PCRE, text.getBytes(UTF_8), Set.of()),
        false,
        Span.BUILT_IN);
  }

  private int format(Formatter formatter) {
    out.clear();
    for (int row = 0; row < ROWS; row++) {
      formatter.format(batch, row, context, out);
    }
    return out.size();
  }

  private int select(Predicate predicate) {
    rows.range(0, ROWS);
    predicate.select(batch, rows, context);
    return rows.size();
  }

  /** The default line of files, whose tail lies in one piece. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int fileLine() {
    return format(fileLine);
  }

  /** A line of the same length that is put together piece by piece. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int scatteredLine() {
    return format(scatteredLine);
  }

  /** The line that is sent on. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int relayLine() {
    return format(relayLine);
  }

  /** The seven macros of the scope rfc3164 as JSON. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int jsonLine() {
    return format(jsonLine);
  }

  /** Three priorities folded into one set. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int priority() {
    return select(priority);
  }

  /** The program is compared with a word. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int compare() {
    return select(compare);
  }

  /** Fifty filters, each with one expression on the text, all asked about every record. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int fiftyPatterns() {
    context.verdicts().clear();
    int matched = 0;
    for (Predicate pattern : patterns) {
      matched += select(pattern);
    }
    return matched;
  }
}
