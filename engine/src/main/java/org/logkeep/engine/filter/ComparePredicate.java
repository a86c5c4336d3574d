package org.logkeep.engine.filter;

import java.util.Arrays;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.condition.Condition;

/** Two texts compare in some way: as bytes, or as numbers. */
final class ComparePredicate implements Predicate {
  private final TextReader left;
  private final Condition.Comparison comparison;
  private final TextReader right;
  private final Condition.Compare condition;

  ComparePredicate(TextReader left, TextReader right, Condition.Compare condition) {
    this.left = left;
    this.comparison = condition.comparison();
    this.right = right;
    this.condition = condition;
  }

  @Override
  public boolean test(RecordBatch batch, int row, FilterContext context) {
    return compare(left.read(batch, row, context), right.read(batch, row, context));
  }

  private boolean compare(TextView a, TextView b) {
    return switch (comparison) {
      case TEXT_EQUAL -> equal(a, b);
      case TEXT_NOT_EQUAL -> !equal(a, b);
      case TEXT_LESS -> text(a, b) < 0;
      case TEXT_LESS_OR_EQUAL -> text(a, b) <= 0;
      case TEXT_GREATER -> text(a, b) > 0;
      case TEXT_GREATER_OR_EQUAL -> text(a, b) >= 0;
      case NUMBER_EQUAL -> number(a) == number(b);
      case NUMBER_NOT_EQUAL -> number(a) != number(b);
      case NUMBER_LESS -> number(a) < number(b);
      case NUMBER_LESS_OR_EQUAL -> number(a) <= number(b);
      case NUMBER_GREATER -> number(a) > number(b);
      case NUMBER_GREATER_OR_EQUAL -> number(a) >= number(b);
    };
  }

  private static boolean equal(TextView a, TextView b) {
    return Arrays.equals(a.bytes(), a.offset(), a.end(), b.bytes(), b.offset(), b.end());
  }

  private static int text(TextView a, TextView b) {
    return Arrays.compareUnsigned(a.bytes(), a.offset(), a.end(), b.bytes(), b.offset(), b.end());
  }

  /**
   * The number that a text begins with, as C's {@code atoi} reads it: blanks, a sign, decimal
   * digits; what is no number is zero, what is too large is the largest.
   */
  static long number(TextView text) {
    int i = text.offset();
    int end = text.end();
    byte[] bytes = text.bytes();
    while (i < end && (bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r'))) {
      i++;
    }
    boolean negative = i < end && bytes[i] == '-';
    if (i < end && (bytes[i] == '-' || bytes[i] == '+')) {
      i++;
    }
    long value = 0;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      value = Math.min(value * 10 + bytes[i] - '0', Long.MAX_VALUE / 16);
      i++;
    }
    return negative ? -value : value;
  }

  @Override
  public Explanation explain(RecordBatch batch, int row, FilterContext context) {
    String seen =
        "\""
            + left.read(batch, row, context)
            + "\" "
            + comparison.sign()
            + " \""
            + right.read(batch, row, context)
            + "\"";
    return Explanation.of(test(batch, row, context), "comparison", seen, condition.span());
  }
}
