package org.logkeep.engine.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.SysException;
import org.logkeep.linux.UnixSocketFile;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Reads lines from a named pipe; makes it if it is missing. */
final class PipeSource implements Source {
  private static final Option<String> PATH = Option.text("path", "Path of the pipe.").mandatory();
  private static final Option<Long> MODE =
      Option.mode("mode", "Permissions of a pipe that is made.").withDefault(0600L);
  private static final Option<Boolean> DRESS_EXISTING =
      Option.flag("dress-existing", "A pipe that is there already gets mode and owner too.")
          .withDefault(false);

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(
          List.of(
              PATH,
              MODE,
              UnixSocketOptions.OWNER,
              UnixSocketOptions.GROUP,
              DRESS_EXISTING,
              UnixSocketOptions.CREATE_DIRECTORIES,
              UnixSocketOptions.OPTIONAL));
      options.addAll(LineOptions.ALL);
      return new Component(ComponentKind.SOURCE, "pipe", "Reads lines from a named pipe.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new PipeSource(use, context);
    }
  }

  private final Options options;
  private final SourceContext context;
  private final String path;
  private final LocalName name;
  private final StreamReader reader;
  private final StreamReader.Bytes bytes;
  private final WatchedFile file;
  private Loop.@Nullable Watch silence;

  private PipeSource(Use use, SourceContext context) {
    this.options = use.options();
    this.context = context;
    file = new WatchedFile(context);
    path = options.get(PATH);
    name = new LocalName(path, use, context);
    int sender = context.intake().addSender(Sender.ofFile("", path));
    reader =
        new StreamReader(
            context.intake(),
            LineOptions.framers(options, context.intake().maxMessage()).get(),
            sender);
    bytes = file::read;
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
    // Opened for writing too, so that the end is never seen when the last writer leaves.
    int flags = OpenFlags.READ_WRITE | OpenFlags.NON_BLOCK;
    int fd = file.open(path, flags);
    if (fd == -Errno.ENOENT) {
      fd = make(flags);
    } else if (fd >= 0 && options.get(DRESS_EXISTING)) {
      dress();
    }
    if (fd < 0) {
      name.refused("LK0904", "pipe", Errno.message(-fd));
      return;
    }
    file.watch(this::read);
  }

  private void read() {
    reader.read(bytes, context.loop().now());
    Duration timeout = options.get(LineOptions.MULTI_LINE_TIMEOUT);
    if (timeout.isPositive()) {
      Loop.Watch earlier = silence;
      if (earlier != null) {
        earlier.close();
      }
      silence = context.loop().after(timeout.toNanos(), () -> reader.finish(context.loop().now()));
    }
  }

  private int make(int flags) {
    try {
      name.makeDirectories();
    } catch (SysException e) {
      return -e.errno();
    }
    int made = context.sys().files().makePipe(path, Math.toIntExact(options.get(MODE)));
    if (made < 0) {
      return made;
    }
    dress();
    return file.open(path, flags);
  }

  /** Gives the pipe its mode and owner, as far as this process may. */
  private void dress() {
    UnixSocketFile wanted = name.file();
    FileCalls files = context.sys().files();
    if (wanted.uid() >= 0 || wanted.gid() >= 0) {
      files.changeOwner(path, wanted.uid(), wanted.gid());
    }
    files.changeMode(path, wanted.mode());
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
    Loop.Watch timer = silence;
    if (timer != null) {
      timer.close();
    }
    if (file.isWatched()) {
      while (reader.read(bytes, context.loop().now()) > 0) {
        // What is in the pipe was accepted by the kernel from its writers: it is not left behind.
      }
      reader.finish(context.loop().now());
    }
    file.close();
  }
}
