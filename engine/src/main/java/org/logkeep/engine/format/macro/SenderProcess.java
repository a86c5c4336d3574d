package org.logkeep.engine.format.macro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.logkeep.record.ByteSink;

/**
 * A process of this machine, as {@code proc(5)} tells of it at the moment. One that is gone, or
 * that may not be looked at, has nothing to tell.
 *
 * @param directory of the process below {@code /proc}
 */
record SenderProcess(Path directory) {
  /** Command lines are as long as their writers like. */
  private static final int LONGEST = 1023;

  static SenderProcess of(int pid) {
    return new SenderProcess(Path.of("/proc", Integer.toString(pid)));
  }

  /** Writes the words of its command line, each with a blank behind it. */
  void putCommandLine(ByteSink out) {
    try (InputStream in = Files.newInputStream(directory.resolve("cmdline"))) {
      for (byte b : in.readNBytes(LONGEST)) {
        out.put(b == 0 ? ' ' : b);
      }
    } catch (IOException gone) {
      // It has ended meanwhile.
    }
  }

  /** Writes the name of the file that it runs. */
  void putProgramFile(ByteSink out) {
    try {
      Path file = Files.readSymbolicLink(directory.resolve("exe"));
      out.put(file.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // It has ended meanwhile, or belongs to another user.
    }
  }
}
