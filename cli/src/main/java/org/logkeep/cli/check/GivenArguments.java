package org.logkeep.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.logkeep.linux.PathText;

/**
 * The arguments of the process as they were given. In the C locale, in which cron starts programs,
 * the virtual machine turns what is not ASCII into U+FFFD; the kernel still has the bytes.
 */
final class GivenArguments {
  private static final char LOST = '\ufffd';

  private GivenArguments() {}

  /** The arguments as {@link PathText}, the last ones of this process. */
  static String[] exact(List<String> arguments) {
    String[] exact = arguments.toArray(String[]::new);
    if (arguments.stream().noneMatch(word -> word.indexOf(LOST) >= 0)) {
      return exact;
    }
    byte[] line;
    try {
      line = Files.readAllBytes(Path.of("/proc/self/cmdline"));
    } catch (IOException noProc) {
      return exact;
    }
    int end = line.length - 1; // the NUL behind the last one
    for (int i = exact.length - 1; i >= 0 && end > 0; i--) {
      int start = end;
      while (start > 0 && line[start - 1] != 0) {
        start--;
      }
      String decoded = new String(line, start, end - start, StandardCharsets.US_ASCII);
      if (!decoded.equals(exact[i])) {
        return arguments.toArray(String[]::new);
      }
      exact[i] = PathText.decode(line, start, end - start);
      end = start - 1;
    }
    return exact;
  }
}
