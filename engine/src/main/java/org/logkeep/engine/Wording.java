package org.logkeep.engine;

import java.util.Optional;
import org.logkeep.record.Severity;

/** The words in which a daemon tells of what happens to its engine. */
@FunctionalInterface
public interface Wording {
  /** What is said. */
  record Said(Severity severity, String text) {}

  /** What is said of an occurrence; nothing if the daemon does not speak of it. */
  Optional<Said> of(Occurrence occurrence);

  /** Logkeep's own words: trouble is told, with what follows from it. */
  static Wording plain() {
    return occurrence ->
        switch (occurrence) {
          case Occurrence.PlanBegins begins -> Optional.empty();
          case Occurrence.SocketOpened opened -> Optional.empty();
          case Occurrence.SocketCloses closes -> Optional.empty();
          case Occurrence.SocketRefused refused ->
              said(
                  Severity.ERR,
                  "Socket cannot be opened, and is tried again; address='"
                      + refused.place()
                      + "', error='"
                      + refused.reason()
                      + "'");
          case Occurrence.FileTrouble trouble -> said(Severity.ERR, plain(trouble));
          case Occurrence.FileRecovered recovered ->
              said(
                  Severity.NOTICE,
                  "destination "
                      + recovered.destination()
                      + ": writing to "
                      + recovered.path()
                      + " again");
          case Occurrence.KernelUnread unread ->
              said(
                  Severity.NOTICE,
                  "Kernel messages cannot be read; file='"
                      + unread.place()
                      + "', error='"
                      + unread.reason()
                      + "'");
        };
  }

  private static String plain(Occurrence.FileTrouble trouble) {
    String attempt =
        switch (trouble.attempt()) {
          case OPEN -> "open";
          case WRITE -> "write to";
          case SYNC -> "sync";
        };
    return "destination "
        + trouble.destination()
        + ": cannot "
        + attempt
        + " "
        + trouble.path()
        + ": "
        + trouble.reason()
        + (trouble.waiting() == 0 ? "" : "; " + trouble.waiting() + " records wait");
  }

  private static Optional<Said> said(Severity severity, String text) {
    return Optional.of(new Said(severity, text));
  }
}
