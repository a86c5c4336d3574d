package org.logkeep.engine.filter;

import java.util.Arrays;
import java.util.Set;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSyntax;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.condition.Condition;

/** The text is, or begins with, exactly these bytes: cheaper to compare than to search. */
final class LiteralPredicate implements Predicate {
  private final Condition.Matches condition;
  private final TextReader subject;
  private final byte[] text;
  private final boolean whole;

  LiteralPredicate(Condition.Matches condition, TextReader subject) {
    this.condition = condition;
    this.subject = subject;
    this.text = condition.pattern().text();
    this.whole = condition.pattern().flags().contains(PatternFlag.WHOLE);
  }

  /** Whether a condition is of this kind. */
  static boolean handles(Condition.Matches condition) {
    Set<PatternFlag> flags = condition.pattern().flags();
    boolean anchored =
        flags.contains(PatternFlag.WHOLE) != flags.contains(PatternFlag.PREFIX)
            && !flags.contains(PatternFlag.SUBSTRING);
    return condition.pattern().syntax() == PatternSyntax.LITERAL
        && anchored
        && !condition.store()
        && !flags.contains(PatternFlag.IGNORE_CASE);
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    TextView view = subject.read(batch, row, context);
    int length = view.length();
    if (whole ? length != text.length : length < text.length) {
      return false;
    }
    int from = view.offset();
    return Arrays.equals(view.bytes(), from, from + text.length, text, 0, text.length);
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    return Explanation.of(
        test(batch, row, context),
        whole ? "text is equal" : "text begins so",
        subject.read(batch, row, context).toString(),
        condition.span());
  }
}
