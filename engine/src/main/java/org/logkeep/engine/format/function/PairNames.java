package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;

/** {@code $(names ...)} and {@code $(values ...)}. */
final class PairNames implements FunctionDefinition {
  private final boolean values;

  private PairNames(boolean values) {
    this.values = values;
  }

  static List<FunctionDefinition> all() {
    return List.of(new PairNames(false), new PairNames(true));
  }

  @Override
  public List<String> names() {
    return List.of(values ? "values" : "names");
  }

  @Override
  public String doc() {
    return "The list of the "
        + (values ? "values" : "names")
        + " of name-value pairs, in ascending order of names; arguments as format-json.";
  }

  @Override
  public List<Example> examples() {
    return values
        ? List.of(new Example("values PROGRAM PID", "42,evntslog"))
        : List.of(
            new Example("names PROGRAM PID", "PID,PROGRAM"), new Example("names PROG*", "PROGRAM"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    return PairWalk.compile(
        call,
        ',',
        (pairs, number, view, out) -> {
          if (values) {
            pairs.value(number, view);
          } else {
            pairs.name(number, view);
          }
          ItemList.write(view, out);
        });
  }
}
