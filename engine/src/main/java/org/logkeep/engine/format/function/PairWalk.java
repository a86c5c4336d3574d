package org.logkeep.engine.format.function;

import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/** Writes name-value pairs one behind the other, in ascending order of names. */
final class PairWalk {
  private PairWalk() {}

  /** Writes one pair. */
  @FunctionalInterface
  interface Writer {
    /**
     * Writes the pair of this number.
     *
     * @param view for use by the writer
     */
    void write(PairTable pairs, int number, TextView view, ByteSink out);
  }

  /** A formatter of the pairs that a call's arguments ask for, with a separator between them. */
  static Formatter compile(FunctionCall call, char separator, Writer writer) {
    return PairCollector.compile(
        call,
        (collector, options) -> {
          TextView view = new TextView();
          return (batch, row, context, out) -> {
            PairTable pairs = collector.collect(batch, row, context);
            pairs.sort(true);
            for (int i = 0; i < pairs.size() && !pairs.failed(); i++) {
              if (i > 0) {
                out.put(separator);
              }
              writer.write(pairs, i, view, out);
            }
          };
        });
  }
}
