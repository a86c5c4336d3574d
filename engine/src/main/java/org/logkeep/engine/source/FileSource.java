package org.logkeep.engine.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.Errno;
import org.logkeep.linux.Inotify;
import org.logkeep.linux.SysException;
import org.logkeep.record.Severity;
import org.logkeep.record.frame.Framer;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** Follows files as they grow: one by its path, or all of a directory whose names fit a pattern. */
final class FileSource implements Source {
  private static final Option<String> PATH = Option.text("path", "Path of the file.");
  private static final Option<String> DIRECTORY =
      Option.text("directory", "Directory of the files.");
  private static final Option<String> PATTERN =
      Option.text("pattern", "Names of the files, with * and ?.");
  private static final Option<String> EXCLUDE =
      Option.text("exclude", "Names that are left out, with * and ?.");
  private static final Option<Boolean> RECURSIVE =
      Option.flag("recursive", "Look into directories below too.").withDefault(false);
  private static final Option<Long> MAX_FILES =
      Option.number("max-files", "Files followed at once.", 1, 1 << 20).withDefault(10_000L);
  private static final Option<Duration> FOLLOW_EVERY =
      Option.duration("follow-every", "How often to look where the kernel cannot tell of changes.")
          .withDefault(Duration.ofSeconds(1));
  private static final Option<Boolean> READ_OLD =
      Option.flag("read-old-records", "What is there at the first start is read too.")
          .withDefault(true);
  private static final Option<String> STATE_NAME =
      Option.text(
          "state-name",
          "Name under which positions are remembered; the place in the configuration if not"
              + " given.");
  private static final Option<Boolean> EXIT_AT_END =
      Option.flag("exit-at-end", "The daemon stops at the end of the file.").withDefault(false);

  private static final int CHANGES =
      Inotify.MODIFY | Inotify.CREATE | Inotify.MOVED_TO | Inotify.MOVED_FROM | Inotify.DELETE;
  private static final long SAVE_NANOS = 1_000_000_000L;

  /** What the catalogue knows of it. */
  static final class Kind implements SourceComponent {
    @Override
    public Component component() {
      List<Option<?>> options = new ArrayList<>(SourceOptions.ALL);
      options.addAll(
          List.of(
              PATH,
              DIRECTORY,
              PATTERN,
              EXCLUDE,
              RECURSIVE,
              MAX_FILES,
              FOLLOW_EVERY,
              READ_OLD,
              EXIT_AT_END,
              STATE_NAME,
              UnixSocketOptions.OPTIONAL));
      options.addAll(LineOptions.ALL);
      return new Component(ComponentKind.SOURCE, "file", "Follows files as they grow.", options);
    }

    @Override
    public Source build(Use use, SourceContext context) {
      return new FileSource(use, context);
    }
  }

  private final Options options;
  private final SourceContext context;
  private final Supplier<Framer> framers;
  private final Map<String, FollowedFile> files = new LinkedHashMap<>();
  private final Positions positions;
  private Map<String, List<FilePosition>> remembered = Map.of();
  private @Nullable Inotify inotify;
  private Loop.@Nullable Watch changes;
  private Loop.@Nullable Watch poll;
  private Loop.@Nullable Watch save;
  private boolean paused;
  private boolean open;
  private boolean started;
  private long lastRead;

  private FileSource(Use use, SourceContext context) {
    this.options = use.options();
    this.context = context;
    framers = LineOptions.framers(options, context.intake().maxMessage());
    positions =
        new Positions(
            context.disk(),
            context.stateDirectory(),
            options.find(STATE_NAME).orElse(context.id()));
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public void open() {
    open = true;
    remembered = positions.read();
    watchDirectory();
    look();
    started = true;
    save();
  }

  /** Asks the kernel to tell of changes; polling goes on beside for file systems that cannot. */
  private void watchDirectory() {
    try {
      Inotify notifier = new Inotify(context.sys());
      Path directory =
          options
              .find(DIRECTORY)
              .map(Path::of)
              .orElseGet(() -> {
                Path parent = Path.of(options.find(PATH).orElse("")).toAbsolutePath().getParent();
                return parent == null ? Path.of("/") : parent;
              });
      notifier.add(directory.toString(), CHANGES);
      inotify = notifier;
      changes =
          context
              .loop()
              .watch(
                  notifier.fd(),
                  Epoll.IN,
                  events -> {
                    notifier.read((watch, mask, name) -> {});
                    if (!paused) {
                      look();
                    }
                  });
    } catch (SysException | IllegalArgumentException e) {
      context
          .journal()
          .say(
              Severity.NOTICE,
              "Changes of files are polled for, since inotify is not there: " + e.getMessage());
    }
  }

  /** Reads what is new, and looks again after a while. */
  private void look() {
    if (!open || paused) {
      return;
    }
    Loop.Watch old = poll;
    if (old != null) {
      old.close();
    }
    long now = context.loop().now();
    long nanos = context.loop().nanos();
    boolean more = false;
    for (String path : paths()) {
      FollowedFile file = files.computeIfAbsent(path, this::follow);
      more |= file.read(now, nanos) || (file.check(now, nanos) && file.read(now, nanos));
      if (paused) {
        return;
      }
    }
    if (more) {
      lastRead = nanos;
    }
    closeOpenRecords(now);
    if (!more
        && options.get(EXIT_AT_END)
        && files.values().stream().allMatch(FollowedFile::isOpen)) {
      files.values().forEach(f -> f.finish(now));
      context.sys().process().kill(context.sys().process().pid(), 15);
      return;
    }
    poll = context.loop().after(more ? 0 : options.get(FOLLOW_EVERY).toNanos(), this::look);
  }

  private void closeOpenRecords(long now) {
    Duration timeout = options.get(LineOptions.MULTI_LINE_TIMEOUT);
    if (timeout.isPositive() && context.loop().nanos() - lastRead > timeout.toNanos()) {
      files.values().forEach(f -> f.finish(now));
    }
  }

  private FollowedFile follow(String path) {
    FollowedFile file = new FollowedFile(context.sys(), context.intake(), path, framers);
    boolean fromEnd = !started && !options.get(READ_OLD) && !remembered.containsKey(path);
    int result =
        file.open(remembered.getOrDefault(path, List.of()), fromEnd, context.loop().nanos());
    if (result < 0 && result != -Errno.ENOENT) {
      context
          .journal()
          .trouble(
              context.id() + " open " + path,
              Severity.ERR,
              "Error opening file for reading; filename='"
                  + path
                  + "', error='"
                  + Errno.message(-result)
                  + "'");
    }
    return file;
  }

  private Set<String> paths() {
    if (options.has(PATH)) {
      return Set.of(options.get(PATH));
    }
    Set<String> found = new TreeSet<>();
    collect(Path.of(options.get(DIRECTORY)), found);
    files.keySet().stream().filter(path -> Files.exists(Path.of(path))).forEach(found::add);
    return found;
  }

  private void collect(Path directory, Set<String> found) {
    NamePattern names = NamePattern.of(options.get(PATTERN));
    Optional<NamePattern> excluded = options.find(EXCLUDE).map(NamePattern::of);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (options.get(RECURSIVE) && Files.isDirectory(entry)) {
          collect(entry, found);
        } else if (names.matches(name)
            && excluded.filter(pattern -> pattern.matches(name)).isEmpty()) {
          if (found.size() >= options.get(MAX_FILES)) {
            context
                .journal()
                .trouble(
                    context.id() + " max-files",
                    Severity.WARNING,
                    "More files than may be followed; directory='"
                        + directory
                        + "', max='"
                        + options.get(MAX_FILES)
                        + "'");
            return;
          }
          found.add(entry.toString());
        }
      }
    } catch (IOException e) {
      context
          .journal()
          .trouble(
              context.id() + " directory",
              Severity.WARNING,
              "A directory cannot be read; directory='"
                  + directory
                  + "', error='"
                  + e.getMessage()
                  + "'");
    }
  }

  /** Keeps the positions, once a second at most and only if they moved. */
  private void save() {
    Map<String, List<FilePosition>> all = new LinkedHashMap<>(remembered);
    files.forEach((path, file) -> all.put(path, file.positions()));
    try {
      positions.write(all);
    } catch (DiskException e) {
      context
          .journal()
          .trouble(
              context.id() + " positions",
              Severity.ERR,
              "Positions cannot be kept: " + e.getMessage());
    }
    if (open) {
      save = context.loop().after(SAVE_NANOS, this::save);
    }
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
    look();
  }

  @Override
  public void close() {
    open = false;
    for (Loop.Watch watch : new Loop.Watch[] {poll, save, changes}) {
      if (watch != null) {
        watch.close();
      }
    }
    Inotify notifier = inotify;
    if (notifier != null) {
      notifier.close();
      inotify = null;
    }
    save();
    files.values().forEach(FollowedFile::close);
    files.clear();
  }
}
