package org.logkeep.engine.format.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/**
 * {@code $(+ a b)} and its like. Two whole numbers give a whole number; a fraction among them gives
 * one of twenty digits; what is no number, and division by zero, gives {@code NaN}.
 */
final class Arithmetic implements FunctionDefinition {
  private static final int DIGITS = 20;

  private final char operator;
  private final String doc;
  private final List<Example> examples;

  private Arithmetic(char operator, String doc, Example... examples) {
    this.operator = operator;
    this.doc = doc;
    this.examples = List.of(examples);
  }

  static List<FunctionDefinition> all() {
    return List.of(
        new Arithmetic(
            '+',
            "The sum of two numbers.",
            new Example("+ 1 2", "3"),
            new Example("+ $PID 1", "43"),
            new Example("+ 1.5 2", "3.50000000000000000000"),
            new Example("+ 010 1", "11"),
            new Example("+ 0x10 1", "17.00000000000000000000"),
            new Example("+ 1 2 3", "NaN"),
            new Example("+ a 1", "NaN")),
        new Arithmetic('-', "The difference of two numbers.", new Example("- 5 8", "-3")),
        new Arithmetic('*', "The product of two numbers.", new Example("* 6 7", "42")),
        new Arithmetic(
            '/',
            "The quotient of two numbers; of whole ones without fraction.",
            new Example("/ 10 3", "3"),
            new Example("/ 1 0", "NaN")),
        new Arithmetic(
            '%', "The rest of a division of whole numbers.", new Example("% 10 3", "1")));
  }

  @Override
  public List<String> names() {
    return List.of(String.valueOf(operator));
  }

  @Override
  public String doc() {
    return doc;
  }

  @Override
  public List<Example> examples() {
    return examples;
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() != 2) {
      return (batch, row, context, out) -> out.put("NaN");
    }
    TextReader left = call.reader(0);
    TextReader right = call.reader(1);
    return (batch, row, context, out) ->
        compute(left.read(batch, row, context), right.read(batch, row, context), out);
  }

  private void compute(TextView left, TextView right, ByteSink out) {
    long a = Numbers.decimal(left);
    long b = Numbers.decimal(right);
    if (a == Numbers.NONE || b == Numbers.NONE) {
      fraction(number(left, a), number(right, b), out);
      return;
    }
    if (b == 0 && (operator == '/' || operator == '%')) {
      out.put("NaN");
      return;
    }
    out.putDecimal(
        switch (operator) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          case '/' -> a / b;
          default -> a % b;
        });
  }

  private void fraction(double a, double b, ByteSink out) {
    double value =
        switch (operator) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          case '/' -> b == 0 ? Double.NaN : a / b;
          default -> (long) b == 0 ? Double.NaN : (double) ((long) a % (long) b);
        };
    if (Double.isFinite(value)) {
      out.put(new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString());
    } else {
      out.put("NaN");
    }
  }

  private static double number(TextView text, long whole) {
    if (whole != Numbers.NONE) {
      return whole;
    }
    String digits = text.toString();
    if (digits.matches("[-+]?0[xX][0-9a-fA-F]{1,15}")) {
      boolean negative = digits.startsWith("-");
      long value =
          Long.parseLong(digits.substring(digits.toLowerCase(Locale.ROOT).indexOf('x') + 1), 16);
      return negative ? -value : value;
    }
    if (!digits.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
      return Double.NaN;
    }
    return Double.parseDouble(digits);
  }
}
