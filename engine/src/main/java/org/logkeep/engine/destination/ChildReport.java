package org.logkeep.engine.destination;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.logkeep.engine.Journal;
import org.logkeep.linux.ChildCalls;
import org.logkeep.linux.Errno;
import org.logkeep.record.Severity;

/**
 * What is said of the processes that a destination starts. In each text {@code %p} stands for the
 * process id, {@code %c} for its exit code or signal, {@code %e} for the reason why there is none,
 * {@code %0} to {@code %9} for its path and arguments; an empty text is not said.
 *
 * @param missing of a program that cannot be started; if empty, it counts as ended with code 127,
 *     as it does in a shell and in metalog 20260221
 * @param started of each that was started
 * @param succeeded of one that ended with code 0
 * @param failed of one that ended with another code
 * @param signalled of one that was ended by a signal
 * @param severity of all of these
 */
record ChildReport(
    String missing,
    String started,
    String succeeded,
    String failed,
    String signalled,
    Severity severity) {
  private static final int NOT_STARTED = 127;

  /** A program could not be started, for a reason that the C library numbers. */
  void notStarted(Journal journal, int error, List<byte[]> words) {
    if (missing.isEmpty()) {
      end(journal, 0, new ChildCalls.End.Exited(NOT_STARTED), words);
    } else {
      say(journal, missing, new Facts(0, 0, Errno.message(error)), words);
    }
  }

  /** A process was started. */
  void start(Journal journal, int pid, List<byte[]> words) {
    say(journal, started, new Facts(pid, 0, ""), words);
  }

  /** A process ended. */
  void end(Journal journal, int pid, ChildCalls.End end, List<byte[]> words) {
    switch (end) {
      case ChildCalls.End.Exited(int code) ->
          say(journal, code == 0 ? succeeded : failed, new Facts(pid, code, ""), words);
      case ChildCalls.End.Signalled(int signal) ->
          say(journal, signalled, new Facts(pid, signal, ""), words);
    }
  }

  private void say(Journal journal, String text, Facts facts, List<byte[]> words) {
    if (!text.isEmpty()) {
      journal.say(severity, fill(text, facts, words));
    }
  }

  /** What is filled in of one process. */
  private record Facts(int pid, int code, String reason) {}

  /** In one pass, so that what is filled in is not looked at again. */
  private static String fill(String text, Facts facts, List<byte[]> words) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    int i = 0;
    while (i < text.length()) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (text.charAt(i) == '%' && next == 'p') {
        out.append(facts.pid());
      } else if (text.charAt(i) == '%' && next == 'c') {
        out.append(facts.code());
      } else if (text.charAt(i) == '%' && next == 'e') {
        out.append(facts.reason());
      } else if (text.charAt(i) == '%' && next >= '0' && next - '0' < words.size()) {
        out.append(new String(words.get(next - '0'), StandardCharsets.UTF_8));
      } else {
        out.append(text.charAt(i));
        i++;
        continue;
      }
      i += 2;
    }
    return out.toString();
  }
}
