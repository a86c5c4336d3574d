package org.logkeep.engine.destination;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.OpenFlags;

/**
 * Writes to a program that it starts and starts again.
 *
 * <p>The program reads from a pipe whose other end never blocks: a named pipe that loses its name
 * as soon as it is open. The program leads a session of its own, so that a signal reaches all of
 * its processes. Started by a thread that may wait, since starting a process takes milliseconds.
 * Exit code 127 means that there is no such program: it is not tried again until the next reopen
 * (syslog-ng 3.38).
 */
final class ProgramOutput extends StreamOutput {
  private static final long MOMENT_MILLIS = 200;
  private static final int TERM = 15;
  private static final int NOT_FOUND = 127;
  private static final List<String> SESSION_LEADERS = List.of("/usr/bin/setsid", "/bin/setsid");

  private final String command;
  private final boolean keepRunning;
  private final boolean inheritEnvironment;
  private @Nullable Process process;
  private boolean closed;

  ProgramOutput(
      DestinationContext context,
      OutputSettings settings,
      Shared shared,
      String command,
      boolean keepRunning,
      boolean inheritEnvironment) {
    super(context, settings, shared);
    this.command = command;
    this.keepRunning = keepRunning;
    this.inheritEnvironment = inheritEnvironment;
  }

  @Override
  public void open() {
    super.open();
    startIfIdle();
  }

  @Override
  String target() {
    return "program \"" + command + "\"";
  }

  @Override
  void connect() {
    shared()
        .writers()
        .execute(() -> {
          Started started = start();
          loop().execute(() -> started(started));
        });
  }

  private record Started(int fd, @Nullable Process process, String error) {}

  private Started start() {
    FileCalls files = context().sys().files();
    int fd = -1;
    try {
      Path directory = Files.createTempDirectory("logkeep-pipe");
      Path pipe = directory.resolve("stdin");
      int made = files.makePipe(pipe.toString(), 0x180);
      int reading =
          made < 0
              ? made
              : files.open(pipe.toString(), OpenFlags.READ_WRITE | OpenFlags.NON_BLOCK, 0);
      fd =
          reading < 0
              ? reading
              : files.open(pipe.toString(), OpenFlags.WRITE | OpenFlags.NON_BLOCK, 0);
      Files.deleteIfExists(pipe);
      Files.delete(directory);
      if (fd < 0) {
        return new Started(-1, null, Errno.message(fd));
      }
      ProcessBuilder builder = new ProcessBuilder(arguments());
      if (!inheritEnvironment) {
        builder.environment().clear();
      }
      builder.redirectInput(new File("/proc/self/fd/" + reading));
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process started = builder.start();
      // From here on only the program reads, so that writing to a dead one fails.
      context().sys().close(reading);
      return new Started(fd, started, "");
    } catch (IOException e) {
      if (fd >= 0) {
        context().sys().close(fd);
      }
      return new Started(-1, null, String.valueOf(e.getMessage()));
    }
  }

  private List<String> arguments() {
    for (String leader : SESSION_LEADERS) {
      if (Files.isExecutable(Path.of(leader))) {
        return List.of(leader, "/bin/sh", "-c", command);
      }
    }
    return List.of("/bin/sh", "-c", command);
  }

  private void started(Started started) {
    Process running = started.process();
    if (running == null) {
      broken("cannot start " + target() + ": " + started.error());
      return;
    }
    if (closed) {
      context().sys().close(started.fd());
      terminate(running);
      return;
    }
    process = running;
    opened(started.fd());
    var _ = running.onExit().thenAccept(ended -> loop().execute(() -> ended(ended)));
  }

  private void ended(Process ended) {
    if (process == null || process.pid() != ended.pid()) {
      return;
    }
    process = null;
    int code = ended.exitValue();
    if (code == NOT_FOUND) {
      endTrying();
    }
    broken(
        target()
            + " ended with code "
            + code
            + (code == NOT_FOUND ? " (not found), it is not started again" : ""));
  }

  @Override
  int send(int fd, byte[] bytes, int offset, int length) {
    return context().sys().files().write(fd, bytes, offset, length);
  }

  private void terminate(Process running) {
    int pid = Math.toIntExact(running.pid());
    if (context().sys().process().kill(-pid, TERM) < 0) {
      running.destroy();
    }
  }

  @Override
  public void reopen() {
    super.reopen();
    if (!keepRunning) {
      stop();
    }
    startIfIdle();
  }

  private void stop() {
    Process running = process;
    process = null;
    disconnect();
    if (running != null && !endsByItself(running)) {
      terminate(running);
    }
  }

  /** A program that reads to the end of its input gets a moment to do so. */
  private static boolean endsByItself(Process running) {
    try {
      return running.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    stop();
    super.close();
  }
}
