package org.logkeep.check.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.logkeep.check.CheckException;
import org.logkeep.check.lines.ByteSource;
import org.logkeep.check.tail.Following;
import org.logkeep.check.tail.LogFollower;
import org.logkeep.check.tail.OffsetFile;
import org.logkeep.check.tail.Segment;
import org.logkeep.check.tail.TailException;
import org.logkeep.check.tail.TailPlan;
import org.logkeep.linux.Disk;

/**
 * Everything new in all logs of a run, and the notes on those that could not be read. Texts are
 * read in the order of the logs' base names; positions move only when {@link #remember} is called.
 */
final class Collection implements Closeable {
  private final CheckSettings settings;
  private final Console console;
  private final Disk disk;
  private final Following following;
  private final Map<String, List<ByteSource>> byName = new TreeMap<>(ListedLog.NAME_ORDER);
  private final Set<String> names = new HashSet<>();
  private final List<LogSource> logs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long bytes;
  private Optional<Journal> journal = Optional.empty();

  private Collection(CheckSettings settings, Console console, Disk disk) {
    this.settings = settings;
    this.console = console;
    this.disk = disk;
    this.following = settings.strict() ? Following.DETECTORS : Following.THOROUGH;
  }

  /** Looks at all logs; nothing is read yet. */
  static Collection of(
      CheckSettings settings,
      List<ListedLog> listed,
      InstantSource clock,
      Console console,
      Disk disk) {
    Collection collection = new Collection(settings, console, disk);
    for (ListedLog log : listed) {
      collection.add(log, clock);
    }
    return collection;
  }

  /** The work files in order. */
  List<WorkFile> workFiles() {
    return byName.values().stream().map(WorkFile::new).toList();
  }

  /** About how much there is to read, as far as that is known before. */
  long bytes() {
    return bytes;
  }

  /** What could not be read, as the report tells it. */
  List<String> notes() {
    return notes;
  }

  /** What the report says at its top of the position in the journal; may be empty. */
  String journalNotice() {
    return journal.map(Journal::notice).orElse("");
  }

  /** Moves all positions to what was read. */
  void remember() throws IOException {
    for (LogSource log : logs) {
      log.remember();
    }
    if (journal.isPresent()) {
      journal.get().remember();
    }
  }

  @Override
  public void close() throws IOException {
    for (List<ByteSource> sources : byName.values()) {
      for (ByteSource source : sources) {
        source.close();
      }
    }
  }

  private void add(ListedLog log, InstantSource clock) {
    Path path = log.path();
    Optional<JournalCommand> journalctl =
        log.name().equals("journal") && !Files.exists(path)
            ? JournalCommand.of(settings)
            : Optional.empty();
    if (journalctl.isPresent()) {
      requireStateFolder();
      Path position = settings.path("STATEDIR").resolve("offset.journal");
      boolean exact = !settings.strict();
      Journal entries = new Journal(journalctl.get(), position, exact, clock.instant(), console);
      journal = Optional.of(entries);
      sources("journal").add(entries);
      return;
    }
    if (!Files.isRegularFile(path)) {
      notes.add("E: File could not be read: " + log.name());
      return;
    }
    requireStateFolder();
    if (!settings.testMode() && !names.add(log.name())) {
      return; // listed twice: its position has moved already
    }
    OffsetFile offset = new OffsetFile(settings.offsetFile(log), true, disk);
    try {
      TailPlan plan = new LogFollower(following).plan(path, offset);
      if (!plan.nothingNew()) {
        LogSource source = new LogSource(offset, plan, following == Following.THOROUGH);
        logs.add(source);
        bytes += length(plan);
        sources(log.baseName()).add(source);
      }
    } catch (TailException e) {
      throw new CheckException("Could not run logtail or save output");
    }
  }

  private static long length(TailPlan plan) {
    long length = 0;
    for (Segment segment : plan.segments()) {
      if (segment instanceof Segment.FileTail tail) {
        length += Math.max(0, tail.file().toFile().length() - tail.from());
      }
    }
    return length;
  }

  private void requireStateFolder() {
    Path state = settings.path("STATEDIR");
    if (!settings.testMode() && !(Files.isDirectory(state) && Files.isWritable(state))) {
      throw new CheckException("Could not run logtail or save output");
    }
  }

  private List<ByteSource> sources(String name) {
    return byName.computeIfAbsent(name, _ -> new ArrayList<>());
  }
}
