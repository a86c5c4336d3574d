package org.logkeep.engine.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.record.Severity;
import org.logkeep.record.frame.LineFramer;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/**
 * Runs a program and reads the lines that it prints; starts it again when it ends.
 *
 * <p>A thread reads the program's pipe and hands block by block to the loop, waiting until each is
 * taken: a program that prints faster than its records can be delivered is held back by its own
 * pipe.
 */
final class ProgramSource implements Source {
  private static final Option<String> COMMAND =
      Option.text("command", "Command line for /bin/sh.").mandatory();
  private static final Option<Boolean> INHERIT =
      Option.flag("inherit-environment", "The program gets the daemon's environment.")
          .withDefault(true);
  private static final Option<Duration> REOPEN_AFTER =
      Option.duration("reopen-after", "Pause before the program is started again.")
          .withDefault(Duration.ofSeconds(60));

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(List.of(COMMAND, INHERIT, REOPEN_AFTER, TcpSource.KEEP_EMPTY));
      return new Component(
          ComponentKind.SOURCE, "program", "Reads the lines that a program prints.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new ProgramSource(use, context);
    }
  }

  private final Options options;
  private final SourceContext context;
  private final int sender;
  private StreamReader reader;
  private @Nullable Process process;
  private Loop.@Nullable Watch restart;
  private volatile boolean open;
  private boolean paused;
  private final SynchronousQueue<Boolean> taken = new SynchronousQueue<>();
  private byte[] waiting = new byte[0];
  private boolean hasWaiting;

  private ProgramSource(Use use, SourceContext context) {
    this.options = use.options();
    this.context = context;
    sender = context.intake().addSender(Sender.LOCAL);
    reader = newReader();
  }

  private StreamReader newReader() {
    return new StreamReader(
        context.intake(),
        new LineFramer(context.intake().maxMessage(), false, options.get(TcpSource.KEEP_EMPTY)),
        sender);
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public void open() {
    open = true;
    start();
  }

  private void start() {
    if (!open) {
      return;
    }
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", "exec setsid sh -c \"$0\"", options.get(COMMAND))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    if (!options.get(INHERIT)) {
      builder.environment().clear();
    }
    try {
      Process started = builder.start();
      process = started;
      Thread.ofVirtual().name("program " + context.id()).start(() -> pump(started));
    } catch (IOException e) {
      ended("it cannot be started: " + e.getMessage());
    }
  }

  private void pump(Process running) {
    byte[] block = new byte[64 << 10];
    try (InputStream output = running.getInputStream()) {
      for (int got = output.read(block); got >= 0 && open; got = output.read(block)) {
        byte[] bytes = Arrays.copyOf(block, got);
        context.loop().execute(() -> take(bytes));
        taken.take();
      }
    } catch (IOException | InterruptedException e) {
      // The pipe is closed when the source is: the program's end is handled below either way.
    }
    context
        .loop()
        .execute(() -> {
          reader.finish(context.loop().now());
          reader = newReader();
          if (open) {
            ended("it ended");
          }
        });
  }

  private void take(byte[] bytes) {
    waiting = bytes;
    hasWaiting = true;
    process();
  }

  private void process() {
    if (hasWaiting && !paused) {
      byte[] bytes = waiting;
      hasWaiting = false;
      reader.read(
          (target, offset, length) -> {
            System.arraycopy(bytes, 0, target, offset, bytes.length);
            return bytes.length;
          },
          context.loop().now());
      Thread.ofVirtual().start(this::release);
    }
  }

  private void release() {
    try {
      taken.put(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(String why) {
    context
        .journal()
        .trouble(
            context.id() + " program",
            Severity.ERR,
            "The program of a source has to be started again, since "
                + why
                + "; cmdline='"
                + options.get(COMMAND)
                + "'");
    restart = context.loop().after(options.get(REOPEN_AFTER).toNanos(), this::start);
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
    process();
  }

  @Override
  public void close() {
    open = false;
    Loop.Watch timer = restart;
    if (timer != null) {
      timer.close();
    }
    Process running = process;
    if (running != null) {
      context.sys().process().kill(-(int) running.pid(), 15);
      running.destroy();
    }
  }
}
