package org.logkeep.cli.classic;

import java.util.List;
import java.util.Optional;
import org.logkeep.cli.daemon.Manner;
import org.logkeep.engine.Engine;
import org.logkeep.engine.Journal;
import org.logkeep.engine.Occurrence;
import org.logkeep.engine.Wording;
import org.logkeep.linux.Signals;
import org.logkeep.record.Severity;
import org.logkeep.topology.diagnostic.Diagnostic;

/**
 * The manners of sysklogd 2.7.2: its own lines, word for word, and its signals. USR2 rotates, and
 * only in debug mode do INT and QUIT end it.
 *
 * @param debug whether it runs in debug mode ({@code -d})
 * @param notice what is said once at the start, if anything is
 */
public record SysklogdManner(boolean debug, Optional<String> notice) implements Manner {
  @Override
  public Wording wording() {
    return SysklogdManner::words;
  }

  private static Optional<Wording.Said> words(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.PlanBegins begins ->
          said(Severity.INFO, "syslogd v" + SyslogdCommand.VERSION + ": restart.");
      case Occurrence.SocketOpened(boolean local, String place) ->
          said(Severity.NOTICE, (local ? "Created UNIX socket " : "Opened inet socket ") + place);
      case Occurrence.SocketCloses(boolean local, String place) ->
          local ? Optional.empty() : said(Severity.NOTICE, "Closing inet socket " + place);
      case Occurrence.SocketRefused refused ->
          said(
              Severity.ERR, "Cannot open inet socket " + refused.place() + ": " + refused.reason());
      case Occurrence.FileTrouble trouble ->
          said(
              Severity.ERR,
              (trouble.attempt() == Occurrence.Attempt.OPEN
                      ? "Error opening log file: "
                      : "Failed writing to ")
                  + trouble.path()
                  + ": "
                  + trouble.reason());
      case Occurrence.FileRecovered recovered -> Optional.empty();
      case Occurrence.KernelUnread(String place, String reason) ->
          said(Severity.NOTICE, "Kernel messages are not read: " + place + ": " + reason);
    };
  }

  private static Optional<Wording.Said> said(Severity severity, String text) {
    return Optional.of(new Wording.Said(severity, text));
  }

  @Override
  public Reaction reactionTo(Signals.Kind signal) {
    return switch (signal) {
      case HUP -> Reaction.RELOAD;
      case USR2 -> Reaction.ROTATE;
      case TERM -> Reaction.STOP;
      case INT, QUIT -> debug ? Reaction.STOP : Reaction.IGNORE;
      case USR1, ALRM -> Reaction.IGNORE;
    };
  }

  /** The line of the start is said when the configuration begins to hold, before sockets open. */
  @Override
  public void started(Journal journal) {
    notice.ifPresent(text -> journal.say(Severity.NOTICE, text));
  }

  @Override
  public void reloads(Journal journal) {}

  /** A rule that was left out is an error line in the logs as they were. */
  @Override
  public void understood(Journal journal, List<Diagnostic> diagnostics) {
    diagnostics.stream()
        .filter(d -> d.level() == Diagnostic.Level.ERROR)
        .forEach(d -> journal.say(Severity.ERR, d.message()));
  }

  @Override
  public void reloaded(Journal journal, Engine.Changes changes) {}

  @Override
  public void ends(Journal journal, Optional<Signals.Kind> signal) {
    signal.ifPresent(s -> journal.say(Severity.INFO, "exiting on signal " + number(s)));
  }

  /** The numbers of signal(7). */
  private static int number(Signals.Kind signal) {
    return switch (signal) {
      case HUP -> 1;
      case INT -> 2;
      case QUIT -> 3;
      case USR1 -> 10;
      case USR2 -> 12;
      case ALRM -> 14;
      case TERM -> 15;
    };
  }

  @Override
  public boolean touchesPidFile() {
    return true;
  }
}
