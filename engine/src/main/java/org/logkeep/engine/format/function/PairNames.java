package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextView;

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
    return PairCollector.compile(
        call,
        (collector, options) -> {
          TextView view = new TextView();
          return (batch, row, context, out) -> {
            PairTable pairs = collector.collect(batch, row, context);
            pairs.sort(true);
            for (int i = 0; i < pairs.size() && !pairs.failed(); i++) {
              if (i > 0) {
                out.put(',');
              }
              if (values) {
                pairs.value(i, view);
              } else {
                pairs.name(i, view);
              }
              ItemList.write(view, out);
            }
          };
        });
  }
}
