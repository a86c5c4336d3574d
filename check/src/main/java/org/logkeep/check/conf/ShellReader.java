package org.logkeep.check.conf;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logkeep.check.CheckException;

/** Lets bash read a configuration file, as logcheck does, and asks it for the values. */
final class ShellReader {
  /** Between what the file prints and its values, none of which can hold a NUL. */
  private static final String MARKER = "\0logkeep-values\0";

  private static final String SCRIPT =
      """
      . "$0"
      printf '\\0logkeep-values\\0'
      for LOGKEEP_NAME in $LOGKEEP_NAMES; do
        [ -n "${!LOGKEEP_NAME+set}" ] && printf '%s=%s\\0' "$LOGKEEP_NAME" "${!LOGKEEP_NAME}"
      done
      """;

  private final PrintStream out;

  /** What the file itself prints goes to the given stream. */
  ShellReader(PrintStream out) {
    this.out = out;
  }

  /**
   * Sources a file.
   *
   * @param defaults variables that are set before, and asked for afterwards
   */
  Map<String, String> read(Path file, Map<String, String> defaults) {
    StringBuilder script = new StringBuilder();
    List<String> names = new ArrayList<>(defaults.keySet());
    defaults.forEach((name, value) ->
        script.append(name).append("='").append(value.replace("'", "'\\''")).append("'\n"));
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script + SCRIPT, file.toAbsolutePath().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LOGKEEP_NAMES", String.join(" ", names) + " DATE PATH");
    builder.environment().remove("DATE");
    try {
      Process shell = builder.start();
      shell.getOutputStream().close();
      byte[] answer = shell.getInputStream().readAllBytes();
      int status = shell.waitFor();
      return values(answer, file, status);
    } catch (IOException e) {
      throw new CheckException(
          "Config file " + file + " needs a shell to read it: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckException("interrupted while reading " + file);
    }
  }

  private Map<String, String> values(byte[] answer, Path file, int status) throws IOException {
    byte[] marker = MARKER.getBytes(StandardCharsets.UTF_8);
    int at = answer.length - marker.length;
    while (at >= 0 && !Arrays.equals(answer, at, at + marker.length, marker, 0, marker.length)) {
      at--;
    }
    if (at < 0) {
      out.write(answer);
      throw new CheckException("Config file " + file + " ended the shell with status " + status);
    }
    out.write(answer, 0, at);
    Map<String, String> values = new HashMap<>();
    int start = at + marker.length;
    String text = new String(answer, start, answer.length - start, StandardCharsets.UTF_8);
    for (String assignment : text.split("\0")) {
      int equals = assignment.indexOf('=');
      if (equals > 0) {
        values.put(assignment.substring(0, equals), assignment.substring(equals + 1));
      }
    }
    return values;
  }
}
