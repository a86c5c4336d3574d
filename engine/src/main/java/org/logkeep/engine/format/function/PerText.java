package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/** A function that does one thing to each of its arguments; the results stand behind blanks. */
record PerText(List<String> names, String doc, List<Example> examples, Change change)
    implements FunctionDefinition {
  /** What is done to one text. */
  @FunctionalInterface
  interface Change {
    void write(TextView text, ByteSink out);
  }

  @Override
  public Formatter compile(FunctionCall call) {
    TextReader[] arguments = call.readers(0);
    return (batch, row, context, out) -> {
      for (int i = 0; i < arguments.length; i++) {
        if (i > 0) {
          out.put(' ');
        }
        change.write(arguments[i].read(batch, row, context), out);
      }
    };
  }
}
