package org.logkeep.engine.destination;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/** Gives a destination its marks: signs of life in times of silence. */
final class Marker {
  private static final byte[] TEXT = "-- MARK --".getBytes(StandardCharsets.US_ASCII);

  /** syslog.info, RFC 5424 section 6.2.1. */
  private static final int PRIORITY = 46;

  /** What is done with a mark. */
  @FunctionalInterface
  interface Emitter {
    /** Delivers it. */
    void emit(RecordBatch batch, int row, FormatContext context);
  }

  private final MarkRule rule;
  private final Loop loop;
  private final Looks looks;
  private final Activity anywhere;
  private final Emitter emitter;
  private final RecordBatch mark = new RecordBatch(128, 1);
  private FormatContext context;
  private long lastHere;
  private boolean written;
  private Loop.@Nullable Watch timer;

  Marker(
      MarkRule rule,
      Loop loop,
      Looks looks,
      Activity anywhere,
      FormatContext context,
      Emitter emitter) {
    this.rule = rule;
    this.loop = loop;
    this.looks = looks;
    this.anywhere = anywhere;
    this.context = context;
    this.emitter = emitter;
  }

  void start() {
    lastHere = loop.nanos();
    schedule(rule.looks() ? toNextLook() : rule.interval().toNanos());
  }

  /** The destination was closed and opened: to sysklogd it is a new one. */
  void reopened() {
    if (rule.looks()) {
      written = false;
    }
  }

  private long toNextLook() {
    return looks.first(loop.nanos() + 1) - loop.nanos();
  }

  void stop() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }

  /** A record went to the destination. */
  void seen(FormatContext formatContext, long nanos) {
    context = formatContext;
    lastHere = nanos;
    written = true;
  }

  private void schedule(long delay) {
    timer = loop.after(delay, this::look);
  }

  private void look() {
    long interval = rule.interval().toNanos();
    long silentSince =
        switch (rule.mode()) {
          case IDLE_HERE -> lastHere;
          case IDLE_ANY -> Math.max(lastHere, anywhere.last());
          case ALWAYS, NONE -> loop.nanos() - interval;
        };
    long rest = silentSince + interval - loop.nanos();
    boolean due =
        rule.looks() ? !written || looks.hasPassed(silentSince, interval, loop.nanos()) : rest <= 0;
    if (due) {
      emit();
      lastHere = loop.nanos();
      written = true;
      rest = interval;
    }
    schedule(rule.looks() ? toNextLook() : rest);
  }

  private void emit() {
    mark.clear();
    mark.addRow(0, 0, 0, loop.now());
    mark.priority(0, PRIORITY);
    mark.flags(0, RecordFlags.LOCAL | RecordFlags.INTERNAL | RecordFlags.MARK);
    set(Field.HOST, context.self().host());
    rule.program().ifPresent(this::setProgram);
    set(Field.MESSAGE, TEXT);
    emitter.emit(mark, 0, context);
  }

  private void setProgram(String program) {
    byte[] name = program.getBytes(StandardCharsets.UTF_8);
    set(Field.PROGRAM, name);
    set(Field.PID, context.self().pid());
    int at = mark.append(name);
    int length = name.length + context.self().pid().length + 4;
    mark.append("[".getBytes(StandardCharsets.US_ASCII));
    mark.append(context.self().pid());
    mark.append("]: ".getBytes(StandardCharsets.US_ASCII));
    mark.set(0, Field.HEADER, at, length);
  }

  private void set(Field field, byte[] bytes) {
    int at = mark.append(bytes);
    mark.set(0, field, at, bytes.length);
  }
}
