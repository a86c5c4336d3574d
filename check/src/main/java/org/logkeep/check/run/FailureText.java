package org.logkeep.check.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.logkeep.check.conf.Variables;

/**
 * The mail about a run that has failed: the reason, free space, and the environment without its
 * secrets.
 */
final class FailureText {
  private final Map<String, String> environment;
  private final Variables variables;

  FailureText(Map<String, String> environment, Variables variables) {
    this.environment = environment;
    this.variables = variables;
  }

  String of(String reason) {
    StringBuilder text = new StringBuilder();
    text.append("Logcheck failed: Your log entries may not have been checked.\n\nDetails:\n")
        .append(reason)
        .append("\n\nTo identify the cause you may wish to:\n\n")
        .append("- verify that the logcheck user can read all logfiles specified in:\n  ")
        .append(variables.get("LOGFILES_LIST"))
        .append("\n  ")
        .append(variables.get("LOGFILES_LIST_D"))
        .append("/*.logfiles\n")
        .append("- check that the system has enough space (output of df -h follows):\n")
        .append(space())
        .append("- check the settings (environment follows):\n");
    new TreeMap<>(environment)
        .forEach((name, value) ->
            text.append("declare -x ")
                .append(name)
                .append("=\"")
                .append(secret(name) ? "(not shown)" : value)
                .append("\"\n"));
    return text.toString();
  }

  private static boolean secret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.contains("PASS") || upper.contains("SECRET") || upper.contains("TOKEN");
  }

  private static String space() {
    try {
      Process df = new ProcessBuilder("df", "-h").redirectErrorStream(true).start();
      df.getOutputStream().close();
      return new String(df.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(df cannot be run: " + e.getMessage() + ")\n";
    }
  }
}
