package org.logkeep.cli.explain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.engine.destination.Written;
import org.logkeep.engine.explain.BranchTrace;
import org.logkeep.engine.explain.Change;
import org.logkeep.engine.explain.Explained;
import org.logkeep.engine.explain.StepTrace;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.topology.Branch;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/** An explanation as a tree for people. */
final class ExplanationText {
  private static final int LONGEST_SNIPPET = 60;

  private final StringBuilder out = new StringBuilder();
  private final SourceText main;

  private ExplanationText(SourceText main) {
    this.main = main;
  }

  /**
   * The whole explanation of a message.
   *
   * @param main the configuration file; places in it are shown without its name
   */
  static String of(SourceText main, byte[] message, Explained explained) {
    ExplanationText text = new ExplanationText(main);
    text.head(message, explained);
    if (explained.taken() && !explained.refused()) {
      explained.within().forEach(trace -> text.branch("  ", "within the source", trace));
      explained.paths().forEach(text::path);
      text.written(explained.written());
    }
    return text.out.toString();
  }

  private void line(String indent, String text) {
    out.append(indent).append(text).append('\n');
  }

  private void head(byte[] message, Explained explained) {
    line("", "message  " + Visible.of(message));
    line("", "rules    " + Visible.of(main.name()));
    line(
        "",
        "arrives  at "
            + ReaderChoice.describe(explained.reader())
            + at(explained.reader().source().span()));
    if (!explained.taken()) {
      line("", "dropped  the source takes no messages from this sender");
      return;
    }
    List<String> fields = new ArrayList<>();
    explained.fields().forEach(field -> fields.add(field.name() + "=" + Visible.of(field.value())));
    line("", "read as  " + String.join("\n         ", fields));
    if (explained.refused()) {
      line("", "dropped  by the rules for headers: this daemon takes no such message");
    }
  }

  /** Where something stands and what is written there, if a file says it. */
  private String at(Span span) {
    if (span.text().equals(SourceText.BUILT_IN)) {
      return "";
    }
    String place = span.text().equals(main) ? span.line() + ":" + span.column() : span.location();
    return "  [" + place + snippet(span).map(s -> "  " + s).orElse("") + "]";
  }

  private static Optional<String> snippet(Span span) {
    String text = Visible.of(span.content().strip().replaceAll("\\s+", " "));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        text.length() > LONGEST_SNIPPET ? text.substring(0, LONGEST_SNIPPET - 3) + "..." : text);
  }

  private void path(Explained.PathTrace path) {
    Branch branch = path.path().branch();
    String verdict =
        switch (path.verdict()) {
          case MATCHED -> "matched";
          case NOT_MATCHED -> "no match";
          case OTHER_SOURCE -> "not tried, takes no messages of this source";
          case TAKEN_BEFORE -> "not tried, a final path above took the message";
          case NOT_NEEDED -> "not tried, is a fallback and another path took the message";
          case NOT_REACHED -> "not tried, the message did not leave its source";
        };
    line("", "");
    line("", "path" + at(branch.span()) + name(branch) + flags(branch) + ": " + verdict);
    path.entered().forEach(trace -> steps("  ", trace));
  }

  private static String name(Branch branch) {
    return branch.name().map(name -> "  \"" + name + "\"").orElse("");
  }

  private static String flags(Branch branch) {
    List<String> words = new ArrayList<>();
    branch.flags().stream()
        .sorted()
        .forEach(flag -> words.add(flag.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    return words.isEmpty() ? "" : "  (" + String.join(", ", words) + ")";
  }

  private void branch(String indent, String what, BranchTrace trace) {
    Branch branch = trace.branch();
    line(
        indent,
        (trace.passed() ? "yes  " : "no   ")
            + what
            + at(branch.span())
            + name(branch)
            + flags(branch));
    steps(indent + "  ", trace);
  }

  private void steps(String indent, BranchTrace trace) {
    trace.steps().forEach(step -> step(indent, step));
  }

  private void step(String indent, StepTrace trace) {
    switch (trace.step()) {
      case Branch.Filter filter -> trace.asked().forEach(asked -> condition(indent, asked));
      case Branch.Rewrite rewrite -> trace.changes().forEach(change -> change(indent, change));
      case Branch.Parse parse -> trace.changes().forEach(change -> change(indent, change));
      case Branch.Deliver deliver -> {
        line(indent, "     to " + deliver.output() + at(deliver.span()));
        trace.written().forEach(written -> line(indent, "       " + target(written)));
        trace.branches().forEach(inner -> branch(indent + "  ", "within", inner));
      }
      case Branch.Junction junction -> {
        line(indent, (trace.passed() ? "yes  " : "no   ") + "each of these");
        trace.branches().forEach(inner -> branch(indent + "  ", "branch", inner));
      }
      case Branch.Choice choice -> {
        line(indent, "     the first of these");
        trace.asked().forEach(asked -> condition(indent + "  ", asked));
        trace.branches().forEach(inner -> branch(indent + "  ", "branch", inner));
      }
    }
  }

  private void condition(String indent, Explanation asked) {
    line(
        indent,
        (asked.holds() ? "yes  " : "no   ")
            + asked.what()
            + (asked.seen().isEmpty() ? "" : ": " + Visible.of(asked.seen()))
            + at(asked.span()));
    asked.parts().forEach(part -> condition(indent + "  ", part));
  }

  private void change(String indent, Change change) {
    line(indent, "     " + change.use().name() + at(change.use().span()));
    if (change.refused()) {
      line(indent, "       refuses the message");
    }
    for (Change.Value value : change.values()) {
      line(
          indent,
          "       "
              + value.name()
              + ": '"
              + Visible.of(value.before())
              + "' -> '"
              + Visible.of(value.after())
              + "'");
    }
  }

  private static String target(Written written) {
    String place = Visible.of(written.place());
    return switch (written.kind()) {
      case "discard" -> "nothing is written";
      case "exec" -> "runs " + place;
      default -> written.kind() + " " + (place.isEmpty() ? "(dropped)" : place);
    };
  }

  private void written(List<Explained.Delivery> all) {
    line("", "");
    if (all.stream().allMatch(d -> d.written().place().isEmpty())) {
      line("", "written  nowhere");
    } else {
      line("", "written");
    }
    for (Explained.Delivery delivery : all) {
      Written written = delivery.written();
      if (!written.kind().equals("discard")) {
        line("  ", target(written));
      }
      if (written.kind().equals("exec") && !written.place().isEmpty()) {
        String[] arguments =
            new String(written.bytes(), StandardCharsets.ISO_8859_1).split("\0", -1);
        for (int i = 0; i < arguments.length - 1; i++) {
          line(
              "    ",
              "$"
                  + (i + 1)
                  + "  "
                  + Visible.of(arguments[i].getBytes(StandardCharsets.ISO_8859_1)));
        }
      } else if (written.bytes().length > 0) {
        line("    ", Visible.of(written.bytes()));
      }
      written.notes().forEach(note -> line("    ", "note: " + note));
    }
  }
}
