package org.logkeep.engine.destination;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.Journal;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.ChildCalls;
import org.logkeep.linux.PathText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/**
 * The programs that are run after a rotation, without waiting for them: with the path of the log
 * (sysklogd's {@code notify}), or with stamp and program of the record that caused it and the path
 * of the rotated file (metalog's {@code postrotate_cmd}).
 */
final class RotationHooks {
  private final FileHost host;
  private final List<String> programs;
  private final Optional<Formatter> stampForm;
  private final ChildReport report;
  private final ByteSink stamp = new ByteSink(64);
  private final ByteSink program = new ByteSink(64);
  private boolean own;

  RotationHooks(
      FileHost host, List<String> programs, Optional<Formatter> stampForm, ChildReport report) {
    this.host = host;
    this.programs = List.copyOf(programs);
    this.stampForm = stampForm;
    this.report = report;
  }

  /**
   * Whether they have to know which record causes a rotation, so that each is written as it comes.
   */
  boolean needRecord() {
    return stampForm.isPresent();
  }

  /** A record is about to be written. */
  void next(RecordBatch batch, int row, FormatContext context) {
    if (stampForm.isPresent()) {
      own = batch.hasFlag(row, RecordFlags.INTERNAL);
      stamp.clear();
      stampForm.get().format(batch, row, context, stamp);
      program.clear();
      if (batch.has(row, Field.PROGRAM)) {
        program.put(
            batch.data(), batch.offset(row, Field.PROGRAM), batch.length(row, Field.PROGRAM));
      }
    }
  }

  /**
   * The log was rotated. Those that are told of a record are not run for one of the daemon itself:
   * the report of a program that fails could rotate the log again, without end.
   */
  void run(String live, String archived) {
    if (own) {
      return;
    }
    for (String hook : programs) {
      List<byte[]> words =
          needRecord()
              ? List.of(
                  PathText.encode(hook), bytes(stamp), bytes(program), PathText.encode(archived))
              : List.of(PathText.encode(hook), PathText.encode(live));
      host.shared().writers().execute(() -> runOne(words));
    }
  }

  private void runOne(List<byte[]> words) {
    ChildCalls children = host.context().sys().children();
    Journal journal = host.context().journal();
    int pid = children.start(words);
    if (pid < 0) {
      report.notStarted(journal, pid, words);
      return;
    }
    report.start(journal, pid, words);
    report.end(journal, pid, children.await(pid), words);
  }

  private static byte[] bytes(ByteSink sink) {
    return Arrays.copyOf(sink.array(), sink.size());
  }
}
