package org.logkeep.check.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.rules.HitsFile;
import org.logkeep.check.rules.Rule;
import org.logkeep.check.rules.RuleHits;

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

  HitCounts(CheckSettings settings, Console console, InstantSource clock, ZoneId zone) {
    this.settings = settings;
    this.console = console;
    this.clock = clock;
    this.zone = zone;
  }

  /** Adds what a run has counted; called under the lock of the run. */
  void add(Map<Rule, Long> counted) {
    Optional<Path> file = new HitsFile(settings.environment(), settings.path("STATEDIR")).own();
    if (file.isEmpty()) {
      return;
    }
    try {
      makeFolder(file.get());
      RuleHits hits = RuleHits.read(file.get());
      hits.addAll(counted, LocalDate.ofInstant(clock.instant(), zone));
      hits.write(file.get(), List.copyOf(counted.keySet()));
    } catch (IOException e) {
      if (settings.debug()) {
        console.err().println("DEBUG: the hits of rules are not counted: " + e);
      }
    }
  }

  /** Makes the folder of a file, for its owner only. */
  private static void makeFolder(Path file) throws IOException {
    Files.createDirectories(
        file.resolveSibling("."),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
