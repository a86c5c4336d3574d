package org.logkeep.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.check.conf.Variables;
import org.logkeep.check.rules.PatternRuleCompiler;
import org.logkeep.check.run.CheckSettings;
import org.logkeep.check.run.Console;
import org.logkeep.check.run.LogcheckRun;
import org.logkeep.linux.DiskException;
import org.logkeep.testkit.disk.Faults;
import org.logkeep.testkit.disk.SimulatedCrash;
import org.logkeep.testkit.disk.SimulatedDisk;

/**
 * A whole check when the power goes, or the process is killed, at each operation on what is kept
 * from run to run: positions, counted hits, known patterns. Every line is in a report in the end,
 * and what was kept is what it was before or what it was to become.
 */
class CheckPowerCutTest {
  private static final int DISKS = 8;
  private static final Instant NOW = Instant.parse("2026-11-23T19:31:00Z");
  private static final List<String> OLD = List.of("a old", "b old");
  private static final List<String> NEW = List.of("a first", "a denied", "b first", "b second");

  @TempDir Path folder;
  private String hits;
  private String patterns;

  @BeforeEach
  void prepare() throws IOException {
    for (String name : List.of("state", "tmp", "lock", "lists", "rules/ignore.d.server")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (String name : List.of("cracking.d", "violations.d")) {
      Files.createDirectories(folder.resolve("rules").resolve(name));
    }
    write("rules/violations.d/app", "denied\n");
    write("rules/ignore.d.server/app", "quiet$\n");
    write("list", folder.resolve("a") + "\n" + folder.resolve("b") + "\n");
    String positions = folder.resolve("state").toString().replace('/', '.');
    hits = folder.resolve("own/logkeep/hits" + positions).toString();
    patterns = folder.resolve("state/patterns.known").toString();
    add("a", "a old", "quiet");
    add("b", "b old");
  }

  @Test
  void reportsEveryLineAndKeepsTheOldOrTheNew() throws IOException, DiskException {
    SimulatedDisk start = emptyDisk();
    assertThat(check(start)).contains(OLD);
    add("a", "a first", "quiet", "a denied");
    add("b", "b first", "b second");
    SimulatedDisk after = start.afterDeath(Faults.NONE);
    assertThat(check(after)).contains(NEW).doesNotContain(OLD);
    Kept before = kept(start);
    Kept then = kept(after);
    assertThat(then.hits()).isNotEqualTo(before.hits());
    assertThat(then.patterns()).isNotEqualTo(before.patterns());
    int crashes = 0;
    for (boolean crashed = true; crashed; crashes++) {
      SimulatedDisk disk = start.afterDeath(Faults.crashAt(crashes));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      crashed = crashes(disk, out);
      String reported = out.toString(StandardCharsets.UTF_8);
      for (int seed = 0; seed < DISKS; seed++) {
        SimulatedDisk left = disk.afterPowerCut(Faults.NONE, new Random(seed));
        assertThat(kept(left).hits()).isIn(before.hits(), then.hits());
        assertThat(kept(left).patterns()).isIn(before.patterns(), then.patterns());
        assertGoesOn(left, reported, "power cut at operation " + crashes + ", disk " + seed);
      }
      assertGoesOn(disk.afterDeath(Faults.NONE), reported, "killed at operation " + crashes);
    }
    assertThat(crashes).as("operations on what is kept").isGreaterThan(15);
  }

  /** What later runs report, with a log that is rotated before them. */
  private void assertGoesOn(SimulatedDisk disk, String before, String when) throws IOException {
    Path log = folder.resolve("b");
    Path rotated = folder.resolve("b.1");
    Files.move(log, rotated);
    try {
      add("b", "b in the new file");
      String all = before + check(disk);
      assertThat(all).as(when).contains(NEW).contains("b in the new file");
      assertThat(all).as(when).doesNotContain(OLD);
      assertThat(check(disk)).as("nothing is left after a " + when).isEmpty();
    } finally {
      Files.move(rotated, log, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * What is kept beside the positions.
   *
   * @param hits the counts of rules
   * @param patterns that were shown before
   */
  private record Kept(String hits, String patterns) {}

  private Kept kept(SimulatedDisk disk) throws DiskException {
    return new Kept(text(disk, hits), text(disk, patterns));
  }

  private static String text(SimulatedDisk disk, String file) throws DiskException {
    return disk.status(file).isPresent()
        ? new String(disk.readSmall(file, 1 << 20), StandardCharsets.UTF_8)
        : "none";
  }

  private SimulatedDisk emptyDisk() throws DiskException {
    SimulatedDisk disk = new SimulatedDisk();
    String path = "";
    for (String name : folder.resolve("state").toString().substring(1).split("/")) {
      disk.makeDirectory(path + "/" + name, 0700);
      disk.syncDirectory(path.isEmpty() ? "/" : path);
      path += "/" + name;
    }
    return disk;
  }

  private boolean crashes(SimulatedDisk disk, ByteArrayOutputStream out) throws IOException {
    try {
      check(disk, out);
      return false;
    } catch (SimulatedCrash expected) {
      return true;
    }
  }

  private String check(SimulatedDisk disk) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    check(disk, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void check(SimulatedDisk disk, ByteArrayOutputStream to) throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(to, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    int status =
        new LogcheckRun(
                settings(),
                new PatternRuleCompiler(err),
                new Console(out, err),
                InstantSource.fixed(NOW),
                ZoneOffset.UTC,
                disk)
            .run();
    assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
  }

  private CheckSettings settings() {
    Variables variables =
        Variables.defaults()
            .with("RULEDIR", folder.resolve("rules").toString())
            .with("LOGFILES_LIST", folder.resolve("list").toString())
            .with("LOGFILES_LIST_D", folder.resolve("lists").toString())
            .with("STATEDIR", folder.resolve("state").toString())
            .with("TMP", folder.resolve("tmp").toString())
            .with("LOCKDIR", folder.resolve("lock").toString())
            .with("LOCKFILE", folder.resolve("lock/l").toString());
    Map<String, String> environment =
        Map.of("LC_ALL", "C", "XDG_STATE_HOME", folder.resolve("own").toString());
    return new CheckSettings(
        variables,
        environment,
        Optional.empty(),
        true,
        false,
        false,
        false,
        "box",
        false,
        true,
        "text",
        false,
        false);
  }

  private void add(String log, String... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append("Mar  1 02:00:00 h1 app: ").append(line).append('\n');
    }
    Files.writeString(
        folder.resolve(log), text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
