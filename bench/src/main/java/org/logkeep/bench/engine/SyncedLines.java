package org.logkeep.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.logkeep.engine.EngineJournal;
import org.logkeep.engine.Reactor;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.TimeSource;
import org.logkeep.engine.Wording;
import org.logkeep.engine.destination.Destination;
import org.logkeep.engine.destination.DestinationContext;
import org.logkeep.engine.destination.Destinations;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lines a second into a file that is synced to the disk after each of them, as {@code syslog.conf}
 * has it without {@code -}: beside the disk's own rate of syncs, one line at a time, and with lines
 * that come in while a sync is under way and share the next one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SyncedLines {
  private static final int WAITING = 64;
  private static final byte[] LINE =
      "Oct 11 22:14:15 vm app[5]: a line of the length that lines usually have\n".getBytes(UTF_8);

  /** A directory on the disk that is measured. */
  @Param("target")
  public String directory = "target";

  private Path place = Path.of("");
  private Optional<FileChannel> bare = Optional.empty();
  private Optional<Running> running = Optional.empty();

  /** A reactor with the destination on it. */
  private record Running(Reactor reactor, Thread thread, Destination destination) {}

  /** Opens both files. */
  @Setup
  public void open() throws IOException, SysException {
    place = Files.createTempDirectory(Path.of(directory), "synced-lines");
    bare =
        Optional.of(
            FileChannel.open(
                place.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    Sys sys = new Sys();
    TimeSource time = TimeSource.system();
    Reactor reactor = new Reactor(sys, time);
    Options options =
        Options.NONE
            .with("path", Template.literal(place.resolve("log").toString()), Span.BUILT_IN)
            .with("template", Template.literal("line"), Span.BUILT_IN)
            .with("sync", true, Span.BUILT_IN);
    Destination destination =
        Optional.ofNullable(new Destinations(time::nanos).byName().get("file"))
            .orElseThrow()
            .build(
                new Use(ComponentKind.DESTINATION, "file", options, Span.BUILT_IN),
                new DestinationContext(
                    "file",
                    reactor,
                    sys,
                    new RealDisk(sys),
                    new EngineJournal(time, 10, Wording.plain(), entry -> {}),
                    place),
                template -> (batch, row, context, out) -> out.put(LINE));
    Thread thread = Thread.ofPlatform().daemon().start(reactor::run);
    running = Optional.of(new Running(reactor, thread, destination));
  }

  /** Closes and removes both files. */
  @TearDown
  public void close() throws IOException, InterruptedException {
    Running open = running.orElseThrow();
    open.reactor().stop();
    open.thread().join();
    open.destination().close();
    bare.orElseThrow().close();
    Files.deleteIfExists(place.resolve("bare"));
    Files.deleteIfExists(place.resolve("log"));
    Files.delete(place);
  }

  /** What the disk does: a write and a sync, again and again. */
  @Benchmark
  public void diskAlone() throws IOException {
    int written = bare.orElseThrow().write(ByteBuffer.wrap(LINE));
    bare.orElseThrow().force(false);
    if (written != LINE.length) {
      throw new IOException("written in part");
    }
  }

  /** Each line is on the disk before the next one comes. */
  @Benchmark
  public void oneLineAtATime() throws InterruptedException {
    lines(1);
  }

  /** Lines come faster than the disk syncs. */
  @Benchmark
  @OperationsPerInvocation(WAITING)
  public void linesThatWait() throws InterruptedException {
    lines(WAITING);
  }

  private void lines(int count) throws InterruptedException {
    Running open = running.orElseThrow();
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      open.reactor().execute(() -> write(open.destination(), done));
    }
    done.await();
  }

  private static void write(Destination destination, CountDownLatch done) {
    RecordBatch batch = new RecordBatch(128, 1);
    int at = batch.append(LINE);
    batch.addRow(at, LINE.length, 0, 0);
    batch.set(0, Field.MESSAGE, at, LINE.length);
    Receipt receipt = new Receipt(done::countDown);
    destination.begin(batch, receipt);
    destination.write(batch, 0, new StillContext(), false);
    destination.end();
    receipt.settle();
  }
}
