package org.logkeep.engine.destination;

import org.logkeep.linux.DiskException;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.StatResult;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Writes records into a named pipe. */
final class PipeDestination implements DestinationComponent {
  static final Option<String> PATH = Option.text("path", "The named pipe.").mandatory();
  static final Option<Boolean> CREATE =
      Option.flag("create", "Make the pipe if it is missing.").withDefault(false);
  static final Option<Long> MODE =
      Option.mode("mode", "Permissions of a new pipe, exactly.").withDefault(0x180L);

  private final Shared shared;

  PipeDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "pipe",
        "Writes records into a named pipe. It is opened for reading too, so a missing reader is no"
            + " error; what a full pipe does not take waits.",
        CommonOptions.and(
            PATH,
            FileOptions.OWNER,
            FileOptions.GROUP,
            MODE,
            CREATE,
            FileOptions.DRESS_EXISTING,
            FileOptions.CREATE_DIRECTORIES,
            FileOptions.DIRECTORY_OWNER,
            FileOptions.DIRECTORY_GROUP,
            FileOptions.DIRECTORY_MODE));
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    Options options = use.options();
    return new PipeOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        options.get(PATH),
        new NewPipe(
            options.get(CREATE),
            options.get(MODE).intValue(),
            options.get(FileOptions.DRESS_EXISTING),
            FileOptions.user(options, FileOptions.OWNER, context),
            FileOptions.group(options, FileOptions.GROUP, context),
            new ParentDirectories(
                FileOptions.placement(options, context), false, context.sys(), context.disk())));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    return FormPreview.of("pipe", use.options().get(PATH), OutputSettings.of(use, templates));
  }

  /** How a missing pipe is made. */
  private record NewPipe(
      boolean make,
      int mode,
      boolean dressExisting,
      int uid,
      int gid,
      ParentDirectories directories) {
    int make(FileCalls files, String path) {
      try {
        directories.makeFor(path);
      } catch (DiskException e) {
        return -e.errno();
      }
      int result = files.makePipe(path, mode);
      return result < 0 ? result : dress(files, path);
    }

    int dress(FileCalls files, String path) {
      int result = uid >= 0 || gid >= 0 ? files.changeOwner(path, uid, gid) : 0;
      return result < 0 ? result : files.changeMode(path, mode);
    }
  }

  private static final class PipeOutput extends StreamOutput {
    private final String path;
    private final NewPipe newPipe;

    PipeOutput(
        DestinationContext context,
        OutputSettings settings,
        Shared shared,
        String path,
        NewPipe newPipe) {
      super(context, settings, shared);
      this.path = path;
      this.newPipe = newPipe;
    }

    @Override
    public void open() {
      super.open();
      startIfIdle();
    }

    @Override
    String target() {
      return path;
    }

    @Override
    void connect() {
      FileCalls files = context().sys().files();
      int flags = OpenFlags.READ_WRITE | OpenFlags.NON_BLOCK | OpenFlags.NO_TERMINAL;
      int fd = files.open(path, flags, 0);
      if (fd == -Errno.ENOENT && newPipe.make()) {
        int made = newPipe.make(files, path);
        fd = made < 0 ? made : files.open(path, flags, 0);
      }
      if (fd < 0) {
        broken("open", -fd);
      } else if (files.status(fd) instanceof StatResult.Found(FileStatus status)
          && status.isPipe()) {
        if (newPipe.dressExisting()) {
          newPipe.dress(files, path);
        }
        opened(fd);
      } else {
        context().sys().close(fd);
        broken("cannot open " + path + ": it is no named pipe");
      }
    }

    @Override
    int send(int fd, byte[] bytes, int offset, int length) {
      return context().sys().files().write(fd, bytes, offset, length);
    }

    @Override
    public void reopen() {
      super.reopen();
      flush();
      disconnect();
      startIfIdle();
    }
  }
}
