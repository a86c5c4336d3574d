package org.logkeep.cli.classic;

import java.util.List;
import java.util.Optional;
import org.logkeep.cli.daemon.Manners;
import org.logkeep.engine.Changes;
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
record SysklogdManners(boolean debug, Optional<String> notice) implements Manners {
  @Override
  public Wording wording() {
    return SysklogdManners::words;
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
  public Action action(Signals.Kind signal) {
    return switch (signal) {
      case HUP -> Action.RELOAD;
      case USR2 -> Action.ROTATE;
      case TERM -> Action.STOP;
      case INT, QUIT -> debug ? Action.STOP : Action.NOTHING;
      case USR1, ALRM -> Action.NOTHING;
    };
  }

  @Override
  public List<Line> caught(Signals.Kind signal) {
    return List.of();
  }

  /** The line of the start is said when the configuration begins to hold. */
  @Override
  public List<Line> started() {
    return notice.map(text -> List.of(new Line(Severity.NOTICE, text))).orElse(List.of());
  }

  /** A rule that was left out is an error line in the logs as they were. */
  @Override
  public List<Line> understood(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(d -> d.level() == Diagnostic.Level.ERROR)
        .map(d -> new Line(Severity.ERR, d.message()))
        .toList();
  }

  @Override
  public List<Line> reloaded(Changes changes) {
    return List.of();
  }

  @Override
  public List<Line> stopping(Optional<Signals.Kind> signal) {
    return signal
        .map(s -> List.of(new Line(Severity.INFO, "exiting on signal " + number(s))))
        .orElse(List.of());
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

  @Override
  public boolean gathersFromStart() {
    return false;
  }

  @Override
  public int failedStartCode() {
    return 1;
  }

  @Override
  public int exitCode() {
    return 0;
  }
}
