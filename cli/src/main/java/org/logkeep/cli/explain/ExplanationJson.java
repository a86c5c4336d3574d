package org.logkeep.cli.explain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.logkeep.check.report.JsonText;
import org.logkeep.engine.destination.Written;
import org.logkeep.engine.explain.BranchTrace;
import org.logkeep.engine.explain.Change;
import org.logkeep.engine.explain.Explained;
import org.logkeep.engine.explain.StepTrace;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.topology.Branch;
import org.logkeep.topology.diagnostic.Span;

/**
 * An explanation as one JSON object in one line. Bytes stand twice: as {@code text}, read as UTF-8,
 * and as {@code base64}, exactly.
 */
final class ExplanationJson {
  private ExplanationJson() {}

  /** The whole explanation of a message. */
  static String of(byte[] message, Explained explained) {
    List<String> fields = new ArrayList<>();
    explained.fields().forEach(f -> fields.add(member(f.name(), quote(f.value()))));
    return object(
        member("message", quote(new String(message, StandardCharsets.UTF_8))),
        member(
            "source",
            object(
                member("name", quote(explained.input().name())),
                member("reader", quote(explained.reader().id())),
                member("kind", quote(explained.reader().source().name())),
                member("at", place(explained.reader().source().span())))),
        member("taken", String.valueOf(explained.taken())),
        member("refused", String.valueOf(explained.refused())),
        member("record", "{" + String.join(",", fields) + "}"),
        member("within", array(explained.within(), ExplanationJson::branch)),
        member("paths", array(explained.paths(), ExplanationJson::path)),
        member(
            "written",
            array(
                explained.written(),
                d -> written(d.written(), member("destination", quote(d.destination()))))));
  }

  private static String path(Explained.PathTrace path) {
    Branch branch = path.path().branch();
    return object(
        member("name", branch.name().map(ExplanationJson::quote).orElse("null")),
        member("at", place(branch.span())),
        member("flags", array(branch.flags().stream().sorted().toList(), f -> quote(word(f)))),
        member("verdict", quote(word(path.verdict()))),
        member("entered", array(path.entered(), ExplanationJson::branch)));
  }

  private static String branch(BranchTrace trace) {
    return object(
        member("at", place(trace.branch().span())),
        member("matched", String.valueOf(trace.passed())),
        member("steps", array(trace.steps(), ExplanationJson::step)));
  }

  private static String step(StepTrace trace) {
    String kind =
        switch (trace.step()) {
          case Branch.Filter filter -> "filter";
          case Branch.Rewrite rewrite -> "rewrite";
          case Branch.Parse parse -> "parse";
          case Branch.Deliver deliver -> "deliver";
          case Branch.Junction junction -> "junction";
          case Branch.Choice choice -> "choice";
        };
    return object(
        member("kind", quote(kind)),
        member("at", place(trace.step().span())),
        member("passed", String.valueOf(trace.passed())),
        member("conditions", array(trace.asked(), ExplanationJson::condition)),
        member("changes", array(trace.changes(), ExplanationJson::change)),
        member("branches", array(trace.branches(), ExplanationJson::branch)),
        member("written", array(trace.written(), w -> written(w))));
  }

  private static String condition(Explanation asked) {
    return object(
        member("holds", String.valueOf(asked.holds())),
        member("what", quote(asked.what())),
        member("seen", quote(asked.seen())),
        member("at", place(asked.span())),
        member("parts", array(asked.parts(), ExplanationJson::condition)));
  }

  private static String change(Change change) {
    return object(
        member("rewrite", quote(change.use().name())),
        member("at", place(change.use().span())),
        member("refused", String.valueOf(change.refused())),
        member(
            "values",
            array(
                change.values(),
                v ->
                    object(
                        member("name", quote(v.name())),
                        member("before", quote(v.before())),
                        member("after", quote(v.after()))))));
  }

  private static String written(Written written, String... first) {
    List<String> members = new ArrayList<>(List.of(first));
    members.add(member("kind", quote(written.kind())));
    members.add(member("place", quote(written.place())));
    members.add(member("text", quote(new String(written.bytes(), StandardCharsets.UTF_8))));
    members.add(member("base64", quote(Base64.getEncoder().encodeToString(written.bytes()))));
    members.add(member("notes", array(written.notes(), ExplanationJson::quote)));
    return object(members.toArray(String[]::new));
  }

  private static String place(Span span) {
    return object(
        member("file", quote(span.text().name())),
        member("line", String.valueOf(span.line())),
        member("column", String.valueOf(span.column())));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String quote(String text) {
    return JsonText.quote(text);
  }

  private static String member(String name, String value) {
    return JsonText.quote(name) + ":" + value;
  }

  private static String object(String... members) {
    return "{" + String.join(",", members) + "}";
  }

  private static <T> String array(List<T> items, Function<T, String> item) {
    return "[" + String.join(",", items.stream().map(item).toList()) + "]";
  }
}
