package org.logkeep.engine.destination;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** What destinations with one file and those with many have in common. */
abstract class FileOutput extends BufferedDestination {
  private final FileHost host;
  private final FileSettings fileSettings;

  FileOutput(FileHost host, FileSettings fileSettings) {
    super(host.context(), host.output(), host.shared());
    this.host = host;
    this.fileSettings = fileSettings;
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
    form.format(batch, row, format, sink);
    shape(sink, queue.recordStart());
    queue.add(counters());
    if (queue.isWorthWriting()) {
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

  private void shape(ByteSink sink, int start) {
    int length = sink.size() - start;
    int cut = fileSettings.truncateSize();
    if (cut > 0 && length > cut) {
      sink.truncate(start + cut);
      length = cut;
    }
    for (int i = length; i < fileSettings.padSize(); i++) {
      sink.put(0);
    }
  }
}
