package org.logkeep.check.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.rules.HitsFile;
import org.logkeep.check.rules.Rule;
import org.logkeep.check.rules.RuleHits;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;

/**
 * Keeps how often each rule has hit, from run to run, for {@code rules lint}. Brought up to date
 * after the positions have moved, so that no line counts twice; a run that dies between the two is
 * not counted. What cannot be kept costs nothing but its count.
 */
final class HitCounts {
  private final CheckSettings settings;
  private final Console console;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Disk disk;

  HitCounts(CheckSettings settings, Console console, InstantSource clock, ZoneId zone, Disk disk) {
    this.settings = settings;
    this.console = console;
    this.clock = clock;
    this.zone = zone;
    this.disk = disk;
  }

  /** Adds what a run has counted; called under the lock of the run. */
  void add(Map<Rule, Long> counted) {
    Optional<Path> file = new HitsFile(settings.environment(), settings.path("STATEDIR")).own();
    if (file.isEmpty()) {
      return;
    }
    try {
      makeFolder(file.get().resolveSibling(".").normalize());
      RuleHits hits = RuleHits.read(disk, file.get());
      hits.addAll(counted, LocalDate.ofInstant(clock.instant(), zone));
      hits.write(disk, file.get(), List.copyOf(counted.keySet()));
    } catch (IOException | DiskException e) {
      if (settings.debug()) {
        console.err().println("DEBUG: the hits of rules are not counted: " + e);
      }
    }
  }

  /** Makes a folder and those above it, for their owner only. */
  private void makeFolder(Path folder) throws DiskException {
    if (disk.status(DiskPath.of(folder)).isEmpty()) {
      Path above = folder.resolve("..").normalize();
      makeFolder(above);
      disk.makeDirectory(DiskPath.of(folder), 0700);
      disk.syncDirectory(DiskPath.of(above));
    }
  }
}
