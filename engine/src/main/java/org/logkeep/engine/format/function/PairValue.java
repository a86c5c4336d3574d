package org.logkeep.engine.format.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.RecordValues;
import org.logkeep.topology.template.Template;

/**
 * The value of a pair that is given as a template, perhaps with a type: {@code x}, {@code int($x)}.
 *
 * @param template what makes the text
 * @param kind the type, one of the kinds of {@link RecordValues}
 */
record PairValue(Template template, int kind) {
  private static final Map<String, Integer> KINDS =
      Map.ofEntries(
          Map.entry("string", RecordValues.KIND_TEXT),
          Map.entry("int", RecordValues.KIND_INTEGER),
          Map.entry("int32", RecordValues.KIND_INTEGER),
          Map.entry("int64", RecordValues.KIND_INTEGER),
          Map.entry("integer", RecordValues.KIND_INTEGER),
          Map.entry("double", RecordValues.KIND_DOUBLE),
          Map.entry("float", RecordValues.KIND_DOUBLE),
          Map.entry("boolean", RecordValues.KIND_BOOLEAN),
          Map.entry("datetime", RecordValues.KIND_DATETIME),
          Map.entry("json", RecordValues.KIND_JSON),
          Map.entry("literal", RecordValues.KIND_JSON),
          Map.entry("list", RecordValues.KIND_LIST),
          Map.entry("null", RecordValues.KIND_NULL));

  /** Reads a value, whose type stands around it like a call. */
  static PairValue of(Template template) {
    List<Template.Part> parts = template.parts();
    if (parts.isEmpty()
        || !(parts.getFirst() instanceof Template.Literal first)
        || !(parts.getLast() instanceof Template.Literal last)
        || !last.text().endsWith(")")
        || first.text().indexOf('(') < 0) {
      return new PairValue(template, RecordValues.KIND_TEXT);
    }
    int open = first.text().indexOf('(');
    Optional<Integer> kind = Optional.ofNullable(KINDS.get(first.text().substring(0, open)));
    if (kind.isEmpty()) {
      return new PairValue(template, RecordValues.KIND_TEXT);
    }
    List<Template.Part> inner = new ArrayList<>(parts);
    inner.set(0, new Template.Literal(first.text().substring(open + 1)));
    Template.Literal end = inner.getLast() instanceof Template.Literal l ? l : last;
    inner.set(
        inner.size() - 1, new Template.Literal(end.text().substring(0, end.text().length() - 1)));
    return new PairValue(new Template(inner, template.escape(), Optional.empty()), kind.get());
  }

  /** Whether a text can be read as a value of a kind. */
  static boolean fits(int kind, TextView text) {
    return switch (kind) {
      case RecordValues.KIND_INTEGER -> Numbers.decimal(text) != Numbers.NONE;
      case RecordValues.KIND_DOUBLE, RecordValues.KIND_DATETIME -> isFraction(text);
      case RecordValues.KIND_BOOLEAN -> truth(text) >= 0;
      default -> true;
    };
  }

  /** 1 for true, 0 for false, -1 for what is neither. */
  static int truth(TextView text) {
    if (text.isEmpty()) {
      return -1;
    }
    return switch (text.at(0)) {
      case 't', 'T', '1' -> 1;
      case 'f', 'F', '0' -> 0;
      default -> -1;
    };
  }

  private static boolean isFraction(TextView text) {
    boolean digits = false;
    boolean point = false;
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (b >= '0' && b <= '9') {
        digits = true;
      } else if (b == '.' && !point && digits) {
        point = true;
      } else if (b != '-' || i > 0) {
        return false;
      }
    }
    return digits && text.at(text.length() - 1) != '.';
  }
}
