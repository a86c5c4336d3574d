package org.logkeep.engine.destination;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.Severity;

/**
 * Starts a process for each record on a thread that may wait, and says how it ended if it did not
 * end well. A record counts as written when its process is handed to be started.
 *
 * <p>A file that is neither an executable of the kernel's nor begins with {@code #!} is not run by
 * a shell instead; it ends with code 127, as one that is not there (metalog 20260221).
 */
final class ExecOutput extends QueuedOutput {
  private static final int SIGNALLED = 128;
  private static final int MOST_SIGNALS = 64;
  private static final List<String> NOT_FOUND = List.of("/bin/sh", "-c", "exit 127");

  /** What is run and how many of it. */
  record Task(
      String program, int arguments, int mostRunning, long rate, boolean skipOwn, Report report) {}

  /** What is said of processes that do not end well. */
  record Report(String exitText, String signalText, Severity severity) {}

  private final Task task;
  private final Optional<TokenBucket> rate;
  private final AtomicInteger running = new AtomicInteger();
  private Loop.@Nullable Watch rateTimer;

  ExecOutput(DestinationContext context, OutputSettings settings, Shared shared, Task task) {
    super(context, settings, shared);
    this.task = task;
    this.rate =
        task.rate() == 0
            ? Optional.empty()
            : Optional.of(new TokenBucket(task.rate(), task.rate(), context.loop().nanos()));
  }

  @Override
  void deliver(RecordBatch batch, int row, FormatContext format, Formatter form, boolean hold) {
    if (task.skipOwn() && batch.hasFlag(row, RecordFlags.INTERNAL)) {
      counters().addDropped(DropReason.REFUSED, 1);
    } else {
      super.deliver(batch, row, format, form, hold);
    }
  }

  @Override
  void writeOut() {
    while (!queue().isEmpty() && running.get() < task.mostRunning()) {
      if (allowance() < 1 || !rateAllows()) {
        return;
      }
      List<String> command = command(queue().head());
      queue().advanceRecord();
      used(1);
      running.incrementAndGet();
      shared().writers().execute(() -> start(command));
    }
  }

  private boolean rateAllows() {
    if (rate.isEmpty()) {
      return true;
    }
    if (rate.get().available(loop().nanos()) < 1) {
      if (rateTimer == null) {
        rateTimer = loop().after(rate.get().nanosToNext(), this::rateAgain);
      }
      return false;
    }
    rate.get().take(1);
    return true;
  }

  private void rateAgain() {
    rateTimer = null;
    flush();
  }

  private List<String> command(Chunk head) {
    List<String> command = new ArrayList<>();
    command.add(task.program());
    byte[] bytes = head.bytes().array();
    int from = head.startOf(0);
    for (int i = 0; i < task.arguments(); i++) {
      int to = from;
      while (bytes[to] != 0) {
        to++;
      }
      command.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      from = to + 1;
    }
    return command;
  }

  private void start(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(canRun() ? command : NOT_FOUND);
      builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      var _ = builder.start().onExit().thenAccept(this::ended);
    } catch (IOException e) {
      running.decrementAndGet();
      journal()
          .trouble(
              id() + ":start",
              Severity.ERR,
              "destination " + id() + ": cannot start " + task.program() + ": " + e.getMessage());
      loop().execute(this::flush);
    }
  }

  private boolean canRun() {
    Path program = Path.of(task.program());
    if (!Files.isExecutable(program) || !Files.isRegularFile(program)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(program)) {
      byte[] first = in.readNBytes(4);
      return (first.length >= 2 && first[0] == '#' && first[1] == '!')
          || (first.length == 4 && first[0] == 0x7f && first[1] == 'E');
    } catch (IOException unreadable) {
      return true; // The kernel may run what we cannot read.
    }
  }

  private void ended(Process process) {
    running.decrementAndGet();
    int code = process.exitValue();
    if (code > SIGNALLED && code <= SIGNALLED + MOST_SIGNALS) {
      say(task.report().signalText(), process.pid(), code - SIGNALLED);
    } else if (code != 0) {
      say(task.report().exitText(), process.pid(), code);
    }
    loop().execute(this::flush);
  }

  private void say(String text, long pid, int code) {
    journal()
        .say(
            task.report().severity(),
            text.replace("%p", Long.toString(pid)).replace("%c", Integer.toString(code)));
  }

  @Override
  boolean canProgress() {
    return running.get() > 0;
  }

  @Override
  public void close() {
    if (rateTimer != null) {
      rateTimer.close();
    }
    super.close();
  }
}
