package org.logkeep.engine.destination;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.ChildCalls;
import org.logkeep.linux.Errno;
import org.logkeep.linux.PathText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Severity;

/**
 * The programs that are run after a rotation, without waiting for them: with the path of the log
 * (sysklogd's {@code notify}), or with stamp and program of the record that caused it and the path
 * of the rotated file (metalog's {@code postrotate_cmd}).
 */
final class RotationHooks {
  private final FileHost host;
  private final List<String> programs;
  private final Optional<Formatter> stampForm;
  private final ByteSink stamp = new ByteSink(64);
  private final ByteSink program = new ByteSink(64);

  RotationHooks(FileHost host, List<String> programs, Optional<Formatter> stampForm) {
    this.host = host;
    this.programs = List.copyOf(programs);
    this.stampForm = stampForm;
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
      stamp.clear();
      stampForm.get().format(batch, row, context, stamp);
      program.clear();
      if (batch.has(row, Field.PROGRAM)) {
        program.put(
            batch.data(), batch.offset(row, Field.PROGRAM), batch.length(row, Field.PROGRAM));
      }
    }
  }

  /** The log was rotated. */
  void run(String live, String archived) {
    for (String hook : programs) {
      List<byte[]> words =
          needRecord()
              ? List.of(
                  PathText.encode(hook), bytes(stamp), bytes(program), PathText.encode(archived))
              : List.of(PathText.encode(hook), PathText.encode(live));
      host.shared().writers().execute(() -> runOne(hook, words));
    }
  }

  private void runOne(String hook, List<byte[]> words) {
    ChildCalls children = host.context().sys().children();
    int pid = children.start(words);
    if (pid < 0) {
      trouble("cannot run " + hook + ": " + Errno.message(pid));
      return;
    }
    switch (children.await(pid)) {
      case ChildCalls.End.Exited(int code) -> {
        if (code != 0) {
          trouble(hook + " [" + pid + "] exited with code " + code);
        }
      }
      case ChildCalls.End.Signalled(int signal) ->
          trouble(hook + " [" + pid + "] was ended by signal " + signal);
    }
  }

  private void trouble(String what) {
    host.context()
        .journal()
        .trouble(
            host.context().id() + ":hook",
            Severity.ERR,
            "destination " + host.context().id() + ": after a rotation: " + what);
  }

  private static byte[] bytes(ByteSink sink) {
    return Arrays.copyOf(sink.array(), sink.size());
  }
}
