package org.logkeep.cli.daemon;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.cli.Command;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;

/**
 * Starts a daemon in the background.
 *
 * <p>A JVM cannot fork: only one of its threads would live on in the child. So the command starts
 * itself a second time, with the same words and one mark more, and waits for it:
 *
 * <pre>
 *   first process                         second process, with the mark
 *     starts the second one                 becomes the leader of a session of its own
 *     passes on what it writes              reads the configuration, opens everything, writes its pid file
 *     sees the NUL byte: exit code 0        writes a NUL byte, gives up the terminal
 *     sees its end: its exit code           runs
 * </pre>
 *
 * <p>The second process shares the first one's standard error until it is ready, so whatever is
 * wrong with a start is said on the terminal.
 */
final class Background {
  private static final String MARK = "logkeep.background";
  private static final int FAILURE = 1;
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;

  /** What the JVM decodes and encodes arguments with. */
  private static final Charset NATIVE = Charset.forName(System.getProperty("native.encoding"));

  private final Sys sys;

  Background(Sys sys) {
    this.sys = sys;
  }

  /** Whether this is the second process. */
  boolean isSecond() {
    return Boolean.getBoolean(MARK);
  }

  /**
   * Starts the second process and waits until it is ready or has ended.
   *
   * @return 0 if the daemon runs, else the exit code with which it ended
   */
  int start(Command.Streams streams) throws IOException {
    Process second =
        new ProcessBuilder(againWithMark(words(Files.readAllBytes(Path.of("/proc/self/cmdline")))))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (passOnUntilReady(second.getInputStream(), streams.out())) {
      return 0;
    }
    try {
      int code = second.waitFor();
      return code == 0 ? FAILURE : code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILURE;
    }
  }

  /** Copies what the second process writes; whether it says that it is ready. */
  private static boolean passOnUntilReady(InputStream from, OutputStream to) throws IOException {
    for (int b = from.read(); b >= 0; b = from.read()) {
      if (b == 0) {
        to.flush();
        return true;
      }
      to.write(b);
    }
    return false;
  }

  /** The NUL-terminated words of a command line as proc(5) shows it. */
  static List<String> words(byte[] commandLine) {
    List<String> words = new ArrayList<>();
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    for (byte b : commandLine) {
      if (b == 0) {
        words.add(word.toString(NATIVE));
        word.reset();
      } else {
        word.write(b);
      }
    }
    return words;
  }

  /** The command of the second process: the same JVM with the mark among its flags. */
  static List<String> againWithMark(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(
        Optional.of(ProcessHandle.current())
            .flatMap(handle -> handle.info().command())
            .orElse(words.getFirst()));
    command.add("-D" + MARK + "=true");
    command.addAll(words.subList(1, words.size()));
    return command;
  }

  /** Leaves the first process's session, so that no terminal can end this one. */
  void leaveSession() throws SysException {
    SysException.check("setsid", sys.process().newSession());
  }

  /** Tells the first process that all is well, and gives up its terminal. */
  void ready() throws SysException {
    SysException.check(
        "tell the starting process", sys.files().write(STANDARD_OUTPUT, new byte[] {0}, 0, 1));
    int nothing =
        SysException.check("/dev/null", sys.files().open("/dev/null", OpenFlags.READ_WRITE, 0));
    for (int standard = 0; standard <= STANDARD_ERROR; standard++) {
      SysException.check("dup2", sys.process().duplicate(nothing, standard));
    }
    sys.close(nothing);
  }
}
