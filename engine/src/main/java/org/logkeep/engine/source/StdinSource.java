package org.logkeep.engine.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.Errno;
import org.logkeep.record.frame.LineFramer;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Reads lines from standard input. */
final class StdinSource implements Source {
  private static final Option<Boolean> EXIT_AT_END =
      Option.flag("exit-at-end", "The daemon stops when standard input ends.").withDefault(false);

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(List.of(EXIT_AT_END, TcpSource.KEEP_EMPTY));
      return new Component(
          ComponentKind.SOURCE, "stdin", "Reads lines from standard input.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new StdinSource(use, context);
    }
  }

  private final Options options;
  private final SourceContext context;
  private final StreamReader reader;
  private final StreamReader.Bytes bytes;
  private Loop.@Nullable Watch watch;
  private boolean paused;
  private boolean ended;

  private StdinSource(Use use, SourceContext context) {
    this.options = use.options();
    this.context = context;
    int sender = context.intake().addSender(Sender.LOCAL);
    reader =
        new StreamReader(
            context.intake(),
            new LineFramer(context.intake().maxMessage(), false, options.get(TcpSource.KEEP_EMPTY)),
            sender);
    bytes = (target, offset, length) -> context.sys().files().read(0, target, offset, length);
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public void open() {
    try {
      watch = context.loop().watch(0, Epoll.IN, events -> read());
    } catch (IllegalArgumentException e) {
      // A plain file is always ready and cannot be waited for (epoll_ctl(2), EPERM).
      context.loop().execute(this::readOn);
    }
  }

  private void readOn() {
    if (!ended && !paused) {
      read();
      if (!ended) {
        context.loop().execute(this::readOn);
      }
    }
  }

  private void read() {
    int got = reader.read(bytes, context.loop().now());
    if (got == 0 || (got < 0 && got != -Errno.EAGAIN && got != -Errno.EINTR)) {
      ended = true;
      close();
      if (options.get(EXIT_AT_END)) {
        context
            .loop()
            .execute(() -> context.sys().process().kill((int) ProcessHandle.current().pid(), 15));
      }
    }
  }

  @Override
  public void pause() {
    paused = true;
    if (watch != null) {
      watch.interest(0);
    }
  }

  @Override
  public void resume() {
    paused = false;
    if (watch != null) {
      watch.interest(Epoll.IN);
    } else {
      context.loop().execute(this::readOn);
    }
  }

  @Override
  public void close() {
    reader.finish(context.loop().now());
    Loop.Watch open = watch;
    if (open != null) {
      open.close();
      watch = null;
    }
    ended = true;
  }
}
