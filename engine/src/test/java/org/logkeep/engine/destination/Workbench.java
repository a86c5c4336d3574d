package org.logkeep.engine.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.logkeep.engine.Journal;
import org.logkeep.engine.Occurrence;
import org.logkeep.engine.Reactor;
import org.logkeep.engine.Receipt;
import org.logkeep.engine.TimeSource;
import org.logkeep.engine.Wording;
import org.logkeep.engine.format.FixedContext;
import org.logkeep.engine.format.RowTest;
import org.logkeep.engine.format.TemplateCompiler;
import org.logkeep.engine.format.TestRecords;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Severity;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** A running reactor with destinations on it, for tests on real files and sockets. */
final class Workbench implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private final Sys sys = new Sys();
  private final Reactor reactor;
  private final Thread thread;
  private final Path directory;
  private final HeldDisk held = new HeldDisk(new RealDisk(sys));
  private final Destinations kinds;
  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final List<Destination> open = new CopyOnWriteArrayList<>();
  private final FixedContext format = new FixedContext();
  private final AtomicInteger settled = new AtomicInteger();
  private final TemplateCompiler templates =
      new TemplateCompiler(
          FixedContext.settings(),
          (condition, scope) -> (RowTest) (batch, row, context) -> true,
          new Diagnostics());

  Workbench(Path directory) {
    this(directory, System::nanoTime);
  }

  /**
   * A workbench whose destinations measure how long writes take by a clock of their own.
   *
   * @param ticks nanoseconds
   */
  Workbench(Path directory, LongSupplier ticks) {
    this.directory = directory;
    kinds = new Destinations(ticks);
    try {
      reactor = new Reactor(sys, TimeSource.system());
    } catch (SysException e) {
      throw new IllegalStateException(e);
    }
    thread = Thread.ofPlatform().daemon().name("reactor").start(reactor::run);
  }

  Destinations kinds() {
    return kinds;
  }

  Sys sys() {
    return sys;
  }

  /** The disk that the destinations write to. */
  HeldDisk disk() {
    return held;
  }

  /** Everything that was said. */
  List<String> journal() {
    return journal;
  }

  /** How many batches were acknowledged. */
  int settled() {
    return settled.get();
  }

  /** A template that writes the message and a newline. */
  static Template lines() {
    return Template.of(Template.macro("MESSAGE"), new Template.Literal("\n"));
  }

  /** A name below a directory, with a macro in it. */
  static Template named(String before, String macro, String after) {
    return Template.of(
        new Template.Literal(before), Template.macro(macro), new Template.Literal(after));
  }

  /** Options from names and values in turns, with a template of lines. */
  static Options options(Object... namesAndValues) {
    Options options = Options.NONE.with(CommonOptions.TEMPLATE, lines(), Span.BUILT_IN);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      options = options.with((String) namesAndValues[i], namesAndValues[i + 1], Span.BUILT_IN);
    }
    return options;
  }

  /** A destination that is open. */
  Destination open(String kind, Options options) {
    Destination destination = build(kind, options);
    onLoop(() -> {
      destination.open();
      return true;
    });
    open.add(destination);
    return destination;
  }

  private Destination build(String kind, Options options) {
    DestinationComponent component = Optional.ofNullable(kinds.byName().get(kind)).orElseThrow();
    checkOptions(component.component(), options);
    return onLoop(() ->
        component.build(
            new Use(ComponentKind.DESTINATION, kind, options, Span.BUILT_IN),
            new DestinationContext(
                "d#" + open.size(), reactor, sys, held.disk(), new Sayings(), directory),
            templates::compile));
  }

  /** As the planner does: an option that a component lacks is an error. */
  private static void checkOptions(Component component, Options options) {
    for (String name : options.all().keySet()) {
      if (component.option(name).isEmpty()) {
        throw new IllegalArgumentException(component.name() + " has no option " + name);
      }
    }
  }

  /** Gives a batch of one record a message to destinations. */
  void write(Destination destination, String... messages) {
    RecordBatch batch = new RecordBatch(1024, 16);
    for (String message : messages) {
      TestRecords.add(batch, 14, "vm", "app", "7", message);
    }
    write(List.of(destination), batch, false);
  }

  /** Gives a batch to destinations, record by record. */
  void write(List<Destination> destinations, RecordBatch batch, boolean hold) {
    onLoop(() -> {
      Receipt receipt = new Receipt(settled::incrementAndGet);
      destinations.forEach(d -> d.begin(batch, receipt));
      for (int row = 0; row < batch.rows(); row++) {
        for (Destination destination : destinations) {
          destination.write(batch, row, format, hold);
        }
      }
      destinations.forEach(Destination::end);
      receipt.settle();
      return true;
    });
  }

  /** Runs something on the reactor's thread and waits for it. */
  <T> T onLoop(Supplier<T> task) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    reactor.execute(() -> {
      try {
        outcome.complete(task.get());
      } catch (RuntimeException | Error e) {
        outcome.completeExceptionally(e);
      }
    });
    return outcome.orTimeout(30, TimeUnit.SECONDS).join();
  }

  void run(Runnable task) {
    onLoop(() -> {
      task.run();
      return true;
    });
  }

  /** Waits until something holds. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("in vain awaited: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  static void awaitText(Path file, String text) {
    await(
        file + " to hold " + text.length() + " characters, has " + read(file).length(),
        () -> read(file).equals(text));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** The counters in one line, as they are when what the loop is at is done. */
  String counts(Destination destination) {
    return onLoop(() -> {
      DestinationCounters c = destination.counters();
      return "processed "
          + c.processed()
          + ", written "
          + c.written()
          + ", queued "
          + c.queued()
          + ", dropped "
          + c.dropped();
    });
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Override
  public void close() {
    onLoop(() -> {
      open.forEach(Destination::close);
      return true;
    });
    reactor.stop();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Sayings implements Journal {
    @Override
    public void say(Severity severity, String text) {
      journal.add(severity.label() + ": " + text);
    }

    @Override
    public void trouble(String key, Severity severity, String text) {
      journal.add("trouble: " + text);
    }

    @Override
    public void recovered(String key, String text) {
      journal.add("recovered: " + text);
    }

    @Override
    public void tell(Occurrence occurrence) {
      Wording.plain().of(occurrence).ifPresent(said -> say(said.severity(), said.text()));
    }

    @Override
    public void trouble(String key, Occurrence occurrence) {
      Wording.plain().of(occurrence).ifPresent(said -> trouble(key, said.severity(), said.text()));
    }

    @Override
    public void recovered(String key, Occurrence occurrence) {
      Wording.plain().of(occurrence).ifPresent(said -> recovered(key, said.text()));
    }

    @Override
    public void forget(String key) {}
  }
}
