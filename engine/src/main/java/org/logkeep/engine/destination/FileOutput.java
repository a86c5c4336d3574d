package org.logkeep.engine.destination;

import java.util.Optional;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** What destinations with one file and those with many have in common. */
abstract class FileOutput extends BufferedDestination {
  /**
   * What is to be on the disk soon does not wait for more; what the disk is slower than gathers.
   */
  private static final long AT_ONCE = 0;

  private final FileHost host;
  private final FileSettings fileSettings;
  private final Optional<RotationHooks> hooks;
  private final boolean writesEach;

  FileOutput(
      FileHost host, FileSettings fileSettings, Optional<RotationHooks> hooks, long gatherNanos) {
    super(
        host.context(), host.output(), host.shared(), fileSettings.sync() ? AT_ONCE : gatherNanos);
    this.host = host;
    this.fileSettings = fileSettings;
    this.hooks = hooks;
    this.writesEach = hooks.map(RotationHooks::needRecord).orElse(false);
  }

  final FileHost host() {
    return host;
  }

  final FileSettings fileSettings() {
    return fileSettings;
  }

  /** Formats a record into a file's queue, and writes when enough has gathered. */
  final void append(
      LogFile file, RecordBatch batch, int row, FormatContext format, Formatter form) {
    OutputQueue queue = file.queue();
    ByteSink sink = queue.open();
    if (hooks.isPresent()) {
      hooks.get().next(batch, row, format);
    }
    form.format(batch, row, format, sink);
    queue.add(counters());
    if (queue.isWorthWriting() || writesEach) {
      file.writeOut();
    }
  }

  /** Whether gathered bytes are written when the loop has time. */
  final boolean writesWhenIdle() {
    return switch (fileSettings.buffering()) {
      case NONE -> true;
      case FULL -> false;
      case AS_DAEMON -> !host.shared().isBuffering();
    };
  }
}
