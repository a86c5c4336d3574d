package org.logkeep.testkit.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.rotate.Packer;

/**
 * Kills a real process that writes and rotates, again and again. {@code
 * -Dlogkeep.rotation.kills=200} for the long form, {@code -Dlogkeep.rotation.seed} to repeat a run.
 */
class KilledRotationTest {

  private static final int KILLS_PER_DIRECTORY = 5;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void keepsEveryLineOnceThroughKills(KillWay way) throws Exception {
    int kills = Integer.getInteger("logkeep.rotation.kills", 10) / 2;
    long seed = Long.getLong("logkeep.rotation.seed", System.nanoTime());
    Random random = new Random(seed);
    Path numbers = directory.resolve("numbers");
    Path log = Files.createDirectory(directory.resolve("log"));
    int first = 1;
    LogFiles files = new LogFiles();
    for (int kill = 0; kill < kills; kill++) {
      if (kill % KILLS_PER_DIRECTORY == 0) {
        empty(log);
        first = 1;
      }
      int written = runAndKill(way, log, numbers, first, random);
      way.rotation(new RealDisk(new Sys()), log.toString(), Packer.on(Runnable::run)).recover();
      String run = way + ", kill " + kill + ", -Dlogkeep.rotation.seed=" + seed;
      files = read(log);
      files.assertNoneTwice(run);
      // The killed write itself may be whole: its number is not given again.
      assertThat(files.lines())
          .as(run)
          .hasSizeGreaterThanOrEqualTo(written - kill % KILLS_PER_DIRECTORY);
      files.assertAllBetween(first, written, run);
      first = written + 2;
    }
    assertThat(files.lines()).hasSizeGreaterThan(1000);
  }

  private static int runAndKill(KillWay way, Path log, Path numbers, int first, Random random)
      throws Exception {
    Files.write(numbers, new byte[4]);
    Process program =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx64m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RotatingProgram.class.getName(),
                    way.name(),
                    log.toString(),
                    numbers.toString(),
                    Integer.toString(first)))
            .redirectErrorStream(true)
            .redirectOutput(numbers.resolveSibling("output").toFile())
            .start();
    int enough = first + 3000 + random.nextInt(5000);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (lastWritten(numbers) < enough && program.isAlive() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(2000));
    }
    program.destroyForcibly().waitFor();
    assertThat(numbers.resolveSibling("output")).content().doesNotContain("Exception");
    int written = lastWritten(numbers);
    assertThat(written).isGreaterThanOrEqualTo(enough);
    return written;
  }

  private static int lastWritten(Path numbers) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(numbers)).getInt();
  }

  private static void empty(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static LogFiles read(Path log) throws IOException {
    LogFiles result = new LogFiles();
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        result.add(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return result;
  }
}
