package org.logkeep.engine.format.macro;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.stamp.Moment;
import org.logkeep.engine.format.stamp.StampShape;
import org.logkeep.engine.format.stamp.StampText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;

/** The macros that the lines of the classic daemons are made of. */
final class ClassicMacros {
  private static final int LONGEST_TAG = 32;
  private static final byte[] KERNEL = "kernel".getBytes(StandardCharsets.US_ASCII);

  private ClassicMacros() {}

  static List<MacroDefinition> all() {
    return List.of(
        MacroDefinition.of(
            "CLASSIC_STAMP",
            "The time of the record as Oct 11 22:14:15, the day padded with a blank, in the"
                + " sender's zone.",
            settings ->
                new StampText(
                    StampShape.BSD,
                    Moment.of(Moment.Of.SENT, Optional.empty(), settings.localZone()),
                    0)),
        MacroDefinition.of(
            "CLASSIC_TAG",
            "The program cut to 32 bytes, the process id in brackets, a colon and a blank; nothing"
                + " for a record without a program.",
            settings -> ClassicMacros::tag),
        MacroDefinition.of(
            "PROGRAM_PID",
            "The program and the process id in brackets, - for a missing one; no brackets for the"
                + " program kernel.",
            settings -> ClassicMacros::programAndPid));
  }

  private static void programAndPid(
      RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int start = out.size();
    int program = batch.length(row, Field.PROGRAM);
    if (program > 0) {
      out.put(batch.data(), batch.offset(row, Field.PROGRAM), program);
    }
    if (Arrays.equals(out.array(), start, out.size(), KERNEL, 0, KERNEL.length)) {
      return;
    }
    out.put('[');
    int pid = batch.length(row, Field.PID);
    if (pid > 0) {
      out.put(batch.data(), batch.offset(row, Field.PID), pid);
    } else {
      out.put('-');
    }
    out.put(']');
  }

  private static void tag(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    int program = batch.length(row, Field.PROGRAM);
    if (program == 0) {
      return;
    }
    out.put(batch.data(), batch.offset(row, Field.PROGRAM), Math.min(program, LONGEST_TAG));
    int pid = batch.length(row, Field.PID);
    if (pid > 0) {
      out.put('[');
      out.put(batch.data(), batch.offset(row, Field.PID), pid);
      out.put(']');
    }
    out.put(':');
    out.put(' ');
  }
}
