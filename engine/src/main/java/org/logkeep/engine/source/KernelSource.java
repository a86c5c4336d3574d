package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Occurrence;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.KernelLog;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.StatResult;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/**
 * Reads the kernel's buffer: {@code /dev/kmsg}, a record a read (kernel documentation,
 * ABI/testing/dev-kmsg), or {@code /proc/kmsg}, lines with a priority.
 *
 * <p>Each record becomes {@code <PRI>text}. Continuation lines with keys are left out, escapes
 * {@code \xHH} and {@code \\} are undone.
 */
final class KernelSource implements Source {
  private static final Option<String> DEVICE =
      Option.text("device", "The device, or 'auto' for the best there is.").withDefault("auto");
  private static final Option<Long> CONSOLE_LEVEL =
      Option.number(
          "console-level", "What the kernel itself shows on its console from now on.", 0, 8);

  private static final Option<Boolean> SILENCE_CONSOLE =
      Option.flag("silence-console", "The kernel shows nothing on its console while this runs.")
          .withDefault(false);
  private static final Option<String> CACHE =
      Option.text(
          "cache",
          "File that keeps the number of the last record read from /dev/kmsg: records up to it are"
              + " left out after a restart.");
  private static final Option<String> TIME =
      Option.word(
              "time",
              "When a record came: when it was read (arrival), when the kernel says (kernel), or"
                  + " the latter for what is there already at the start (backlog).",
              "arrival",
              "backlog",
              "kernel")
          .withDefault("arrival");

  private static final int LONGEST = 16 << 10;
  private static final int TURN = 256;
  private static final long SAVE_NANOS = 1_000_000_000L;

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(List.of(DEVICE, CONSOLE_LEVEL, SILENCE_CONSOLE, CACHE, TIME));
      return new Component(ComponentKind.SOURCE, "kernel", "Reads the kernel's messages.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new KernelSource(use, context);
    }
  }

  private final Options options;
  private final SourceContext context;
  private final int sender;
  private final byte[] record = new byte[LONGEST];
  private boolean byRecord;
  private final WatchedFile file;
  private Loop.@Nullable Watch saving;
  private final Optional<KernelCache> cache;
  private long lastSequence = -1;
  private long seenBefore = -1;
  private long bootMicros;
  private boolean backlog = true;

  private KernelSource(Use use, SourceContext context) {
    this.options = use.options();
    this.context = context;
    file = new WatchedFile(context);
    sender = context.intake().addSender(Sender.LOCAL);
    cache = options.find(CACHE).map(path -> new KernelCache(context.disk(), path));
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public boolean bindsFirst() {
    return true;
  }

  @Override
  public void open() {
    String device = options.get(DEVICE);
    int flags = OpenFlags.READ | OpenFlags.NON_BLOCK;
    String path = device.equals("auto") ? bestDevice() : device;
    int fd = file.open(path, flags);
    if (fd < 0) {
      context.journal().tell(new Occurrence.KernelUnread(path, Errno.message(-fd)));
      return;
    }
    byRecord = !path.endsWith("proc/kmsg");
    bootMicros = context.loop().now() - new KernelClock(context.disk()).sinceBoot();
    seenBefore = cache.map(KernelCache::read).orElse(-1L);
    if (options.get(SILENCE_CONSOLE)) {
      int _ = new KernelLog(context.sys()).console(false);
    }
    options
        .find(CONSOLE_LEVEL)
        .ifPresent(level -> new KernelLog(context.sys()).consoleLevel(Math.toIntExact(level)));
    try {
      file.watch(this::read);
    } catch (IllegalArgumentException e) {
      // A stand-in that is a plain file is always ready: it is read to its end once.
      context.loop().execute(this::read);
    }
  }

  private String bestDevice() {
    boolean records =
        context.sys().files().statusOf("/dev/kmsg") instanceof StatResult.Found(FileStatus status)
            && status.isCharacterDevice();
    return records ? "/dev/kmsg" : "/proc/kmsg";
  }

  private void read() {
    RecordBatch batch = context.intake().begin(TURN * 512);
    for (int i = 0; i < TURN; i++) {
      int got = file.read(record, 0, record.length);
      if (got == -Errno.EPIPE) {
        overrun(1);
        continue;
      }
      if (got <= 0) {
        backlog = false;
        break;
      }
      if (byRecord) {
        addRecord(batch, got);
      } else {
        addLines(batch, got);
      }
    }
    context.intake().commit();
    if (byRecord && lastSequence >= 0 && cache.isPresent()) {
      cache.get().remember(lastSequence);
      if (saving == null) {
        saving = context.loop().after(SAVE_NANOS, this::save);
      }
    }
  }

  private void save() {
    saving = null;
    cache.ifPresent(KernelCache::save);
  }

  /** {@code priority,sequence,microseconds,flags[,...];text\n key=value...}. */
  private void addRecord(RecordBatch batch, int length) {
    int semicolon = 0;
    while (semicolon < length && record[semicolon] != ';') {
      semicolon++;
    }
    int comma = 0;
    while (comma < semicolon && record[comma] != ',') {
      comma++;
    }
    if (semicolon == length) {
      return;
    }
    long sequence = number(comma + 1, semicolon);
    if (sequence <= seenBefore) {
      return;
    }
    if (lastSequence >= 0 && sequence > lastSequence + 1) {
      overrun(sequence - lastSequence - 1);
    }
    lastSequence = sequence;
    int end = semicolon + 1;
    while (end < length && record[end] != '\n') {
      end++;
    }
    int start = batch.end();
    batch.append(new byte[] {'<'});
    batch.append(record, 0, comma);
    batch.append(new byte[] {'>'});
    appendUnescaped(batch, semicolon + 1, end);
    batch.addRow(start, batch.end() - start, sender, arrival(comma + 1, semicolon));
  }

  /** When a record came; its own time is the third number, microseconds since the boot. */
  private long arrival(int from, int to) {
    boolean own =
        switch (options.get(TIME)) {
          case "kernel" -> true;
          case "backlog" -> backlog;
          default -> false;
        };
    int comma = from;
    while (comma < to && record[comma] != ',') {
      comma++;
    }
    return own && comma < to ? bootMicros + number(comma + 1, to) : context.loop().now();
  }

  private void overrun(long records) {
    context.lost(
        records, "kernel-buffer-overrun", "The kernel overwrote messages before they were read");
  }

  private long number(int from, int to) {
    long value = 0;
    for (int i = from; i < to && record[i] >= '0' && record[i] <= '9'; i++) {
      value = value * 10 + record[i] - '0';
    }
    return value;
  }

  private void appendUnescaped(RecordBatch batch, int from, int to) {
    int plain = from;
    for (int i = from; i < to; i++) {
      if (record[i] == '\\' && i + 3 < to && record[i + 1] == 'x') {
        int value = hex(record[i + 2]) << 4 | hex(record[i + 3]);
        if (value >= 0) {
          batch.append(record, plain, i - plain);
          batch.append(new byte[] {(byte) value});
          i += 3;
          plain = i + 1;
        }
      } else if (record[i] == '\\' && i + 1 < to && record[i + 1] == '\\') {
        batch.append(record, plain, i + 1 - plain);
        i++;
        plain = i + 1;
      }
    }
    batch.append(record, plain, to - plain);
  }

  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }

  private void addLines(RecordBatch batch, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (record[i] == '\n') {
        add(batch, start, i);
        start = i + 1;
      }
    }
    if (start < length) {
      add(batch, start, length);
    }
  }

  private void add(RecordBatch batch, int from, int to) {
    int at = batch.append(record, from, to - from);
    batch.addRow(at, to - from, sender, context.loop().now());
  }

  @Override
  public void pause() {
    file.pause();
  }

  @Override
  public void resume() {
    file.resume();
  }

  @Override
  public void close() {
    if (file.isOpen() && options.get(SILENCE_CONSOLE)) {
      int _ = new KernelLog(context.sys()).console(true);
    }
    if (saving != null) {
      saving.close();
      save();
    }
    file.close();
  }
}
