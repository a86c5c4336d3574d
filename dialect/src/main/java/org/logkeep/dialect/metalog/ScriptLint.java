package org.logkeep.dialect.metalog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/** Looks at the script that a section runs; it is started without a shell. */
public final class ScriptLint {
  private static final Pattern ECHO = Pattern.compile("(?m)^\\s*echo\\b[^\\n|]*\\$[123@*{]");
  private static final Pattern CHMOD =
      Pattern.compile("(?m)^\\s*(/bin/|/usr/bin/)?chmod\\s+\\S+\\s+(/\\S*)?/[ \\t]*$");

  private ScriptLint() {}

  /** Whether a file is a script, by its first line or its name. */
  public static boolean isScript(SourceText text) {
    String name = text.name().substring(text.name().lastIndexOf('/') + 1);
    return text.lineText(1).startsWith("#!") || name.matches(".*\\.sh(\\..*)?");
  }

  /**
   * Says what is wrong with a script.
   *
   * @param calledFrom the line of the configuration that names it, if any
   */
  public static void check(SourceText script, Optional<Span> calledFrom, Diagnostics diagnostics) {
    String text = script.text(0, script.length());
    if (text.startsWith("\u007fELF")) {
      return;
    }
    Span start = Span.of(script, 0, Math.min(script.length(), firstLine(text)));
    if (!text.startsWith("#!")) {
      Diagnostic error =
          Diagnostic.error(
                  "LK0870",
                  start,
                  "the script has no #! line, and no shell is asked to run it",
                  "cannot be run: code 127 at every match")
              .withHelp("put #!/bin/sh into its first line");
      diagnostics.add(
          calledFrom.map(span -> error.withLabel(span, "called from here")).orElse(error));
    }
    Matcher echo = ECHO.matcher(text);
    if (echo.find()) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0871",
                  span(script, text, echo.start(), echo.end()),
                  "echo takes some messages for options or escapes",
                  "")
              .withHelp("printf '%s\\n' \"$3\" writes the text as it is"));
    }
    boolean mails = text.contains("mail") || text.contains("inject");
    if (mails && !text.contains("$3") && !text.contains("$@") && !text.contains("$*")) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0872", start, "the message itself ($3) is not mailed", "nothing uses it")
              .withHelp("write $3 behind an empty line, so that the mail says what happened"));
    }
    if (text.contains(" -f root")) {
      int at = text.indexOf("-f root");
      diagnostics.hint(
          "LK0873", span(script, text, at, at + 7), "-f sets the sender, not the receiver", "");
    }
    Matcher chmod = CHMOD.matcher(text);
    if (chmod.find()) {
      diagnostics.warning(
          "LK0874",
          span(script, text, chmod.start(), chmod.end()),
          "this changes a directory, not the script",
          "a name is missing");
    }
  }

  private static int firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? 0 : text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }

  /** Positions of characters as positions of bytes. */
  private static Span span(SourceText script, String text, int start, int end) {
    int from = text.substring(0, start).getBytes(StandardCharsets.UTF_8).length;
    int to = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    int last = Math.min(script.length(), to);
    return Span.of(script, Math.min(from, last), last);
  }
}
