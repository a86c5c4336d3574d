package org.logkeep.check.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.logkeep.check.CheckException;
import org.logkeep.check.rules.RuleCompiler;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.linux.Disk;

/**
 * A run from lock to hand-over. The order of things is what keeps lines from being lost: read,
 * match, print, hand the report over, and only then move the positions. Whatever dies in between
 * leaves the old positions, and the lines are reported again. (logcheck moves them first; {@code
 * --strict-compat} does as well.)
 */
public final class LogcheckRun {
  private final CheckSettings settings;
  private final RuleCompiler compiler;
  private final Console console;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Disk disk;

  /**
   * A run with its surroundings.
   *
   * @param disk where positions and all else that is kept from run to run lie; logs, rules and
   *     configuration are read from the real one
   */
  public LogcheckRun(
      CheckSettings settings,
      RuleCompiler compiler,
      Console console,
      InstantSource clock,
      ZoneId zone,
      Disk disk) {
    this.settings = settings;
    this.compiler = compiler;
    this.console = console;
    this.clock = clock;
    this.zone = zone;
    this.disk = disk;
  }

  /** Runs; answers the exit status. */
  public int run() {
    WorkFolder folder =
        new WorkFolder(
            settings.path("TMP"),
            clock.millis() * 0x9E3779B97F4A7C15L ^ ProcessHandle.current().pid());
    Courier courier = new Courier(settings, clock, zone);
    try {
      return locked(folder, courier);
    } catch (CheckException e) {
      return fail(String.valueOf(e.getMessage()), folder, courier);
    } catch (IOException e) {
      return fail(e.toString(), folder, courier);
    } catch (UncheckedIOException e) {
      return fail(String.valueOf(e.getCause()), folder, courier);
    } finally {
      if (!settings.keepFolder()) {
        folder.remove();
      }
    }
  }

  /** Ends a run that could not even begin; answers the exit status. */
  public int fail(String reason) {
    return fail(
        reason, new WorkFolder(settings.path("TMP"), 0), new Courier(settings, clock, zone));
  }

  private int locked(WorkFolder folder, Courier courier) throws IOException {
    settings.level();
    String lockFile = settings.variables().get("LOCKFILE");
    Path lockFolder = settings.path("LOCKDIR");
    Path lock = lockFile.isEmpty() ? lockFolder.resolve("logcheck") : DiskPath.path(lockFile);
    try (RunLock held = RunLock.take(lockFolder, lock)) {
      debug("Using lock file " + held.file());
      if (settings.keepFolder()) {
        folder.make();
      }
      List<ListedLog> logs = new LogLists(settings).logs();
      Path rules = settings.path("RULEDIR");
      return ClassicRules.isClassic(rules)
          ? new ClassicRun(settings, compiler, console, courier, folder, disk).run(logs)
          : new ModernRun(settings, compiler, console, courier, folder, clock, zone, disk)
              .run(logs);
    }
  }

  private int fail(String reason, WorkFolder folder, Courier courier) {
    console.out().flush();
    console.err().println("Error: " + reason);
    if (!settings.toOutput()) {
      try {
        courier.sendFailure(reason, folder.path());
      } catch (IOException | CheckException e) {
        console.err().println("Error: no mail about it could be sent: " + e.getMessage());
      }
    }
    return 1;
  }

  private void debug(String text) {
    if (settings.debug()) {
      console.err().println("DEBUG: [" + clock.instant() + "] " + text);
    }
  }

  /** True when a path can be read as a plain file. */
  static boolean readable(Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file);
  }
}
