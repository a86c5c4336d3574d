package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real command, killed with SIGKILL: whatever it had got to, and though its log is rotated
 * meanwhile, every line is in some mail in the end. {@code -Dlogkeep.check.kills=N} kills it N
 * times at random (default 2), {@code -Dlogkeep.check.seed=N} repeats a run.
 */
class KilledCheckTest {
  @TempDir Path folder;
  private CheckSandbox sandbox;
  private int lines;

  /** When the sendmail program has its caller killed. */
  enum Moment {
    BEFORE_THE_MAIL_IS_READ("kill -9 $PPID"),
    AFTER_A_PART_OF_THE_MAIL("head -c 100 > $1.part; kill -9 $PPID"),
    AFTER_THE_MAIL_IS_KEPT("cat > $1.part; mv $1.part $1; kill -9 $PPID"),
    NEVER("cat > $1.part; mv $1.part $1");

    private final String script;

    Moment(String script) {
      this.script = script;
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    sandbox = new CheckSandbox(folder);
    sandbox.write("logs/a", "");
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void losesNoLineWhenKilledWhileMailing(Moment moment) throws Exception {
    addLines();
    sendmail(moment);
    Process process = start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(moment == Moment.NEVER ? 0 : 128 + 9);
    addLines();
    assertThatEveryLineIsMailed();
    assertThat(mails())
        .hasSize(moment == Moment.AFTER_THE_MAIL_IS_KEPT || moment == Moment.NEVER ? 2 : 1);
  }

  @Test
  void losesNoLineWhenKilledAtAnyTime() throws Exception {
    Random random = new Random(Long.getLong("logkeep.check.seed", System.nanoTime()));
    sendmail(Moment.NEVER);
    addLines();
    long start = System.nanoTime();
    assertThat(start().waitFor(2, TimeUnit.MINUTES)).isTrue();
    long whole = System.nanoTime() - start;
    for (int i = 0; i < Integer.getInteger("logkeep.check.kills", 2); i++) {
      rotate();
      addLines();
      expireLock();
      Process process = start();
      // the later half: before it the virtual machine only starts
      process.waitFor((long) (whole * (0.5 + random.nextDouble() / 2)), TimeUnit.NANOSECONDS);
      process.destroyForcibly().waitFor();
      rotate();
      addLines();
    }
    assertThatEveryLineIsMailed();
  }

  @Test
  void losesNoLineWhenTheLiveCheckIsKilledToo() throws Exception {
    Random random = new Random(Long.getLong("logkeep.check.seed", System.nanoTime()));
    sandbox.write("rules/cracking.d/app", "app: line [0-9]+\\.\n");
    sendmail(Moment.NEVER);
    for (int i = 0; i < Integer.getInteger("logkeep.check.kills", 2); i++) {
      int before = mails().size();
      Process live = start("--live", "--every", "1");
      try (OutputStream in = live.getOutputStream()) {
        addLines();
        in.write(Files.readAllBytes(folder.resolve("logs/a")));
        in.flush();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (mails().size() == before) {
          assertThat(live.isAlive() && System.nanoTime() < end).as("a mail comes").isTrue();
          LockSupport.parkNanos(1_000_000);
        }
        addLines();
        in.write(Files.readAllBytes(folder.resolve("logs/a")));
        in.flush();
        live.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
        live.destroyForcibly().waitFor();
      }
    }
    assertThatEveryLineIsMailed();
  }

  /** As logrotate does with {@code nocompress}. */
  private void rotate() throws IOException {
    Path log = folder.resolve("logs/a");
    int last = 1;
    while (Files.exists(folder.resolve("logs/a." + last))) {
      last++;
    }
    for (int i = last; i > 1; i--) {
      Files.move(folder.resolve("logs/a." + (i - 1)), folder.resolve("logs/a." + i));
    }
    Files.move(log, folder.resolve("logs/a.1"));
    Files.createFile(log);
  }

  private void assertThatEveryLineIsMailed() throws Exception {
    expireLock();
    sendmail(Moment.NEVER);
    Process process = start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    String all = String.join("\n", mails());
    assertThat(IntStream.range(0, lines).filter(i -> !all.contains("line " + i + ".")).boxed())
        .as("lines that are in no mail")
        .isEmpty();
    expireLock();
    int before = mails().size();
    assertThat(start().waitFor()).isZero();
    assertThat(mails()).as("nothing is left to report").hasSize(before);
  }

  private List<String> mails() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
      return files
          .filter(file -> !file.toString().endsWith(".part"))
          .map(file -> {
            try {
              return Files.readString(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          })
          .toList();
    }
  }

  private void addLines() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      text.append("Mar  1 02:00:00 h1 app: line ").append(lines++).append(".\n");
    }
    sandbox.append("logs/a", text.toString());
  }

  private void sendmail(Moment moment) throws IOException {
    Path script =
        sandbox.write(
            "bin/sendmail",
            "#!/bin/sh\nset -- " + folder.resolve("mail") + "/$$\n" + moment.script + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A killed run leaves its lock, which is nobody's after five minutes: lets them pass. */
  private void expireLock() throws IOException {
    Path lock = folder.resolve("lock/l.lock");
    if (Files.exists(lock)) {
      Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(10))));
    }
  }

  private Process start(String... options) throws IOException {
    List<String> command =
        sandbox.command(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.logkeep.cli.Main",
            "logcheck");
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("console").toFile());
    builder.environment().putAll(sandbox.environment);
    return builder.start();
  }
}
