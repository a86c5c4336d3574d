package org.logkeep.check.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.logkeep.check.CheckException;
import org.logkeep.check.lines.ByteSource;

/**
 * The systemd journal through {@code journalctl}: what is behind the position, or, the first time,
 * of the last five hours.
 */
final class Journal implements ByteSource {
  private static final String FIRST =
      """
      This is the first time logcheck has checked the systemd journal.
      Only recent entries (from the last 5 hours) will be checked
      If you do not wish to check the systemd journal, please see /etc/logcheck/logcheck.logfiles.d/journal.logfiles
      """;

  private static final String GONE =
      """
      The journal entry at which the last check stopped has been removed.
      Entries that came after it and were removed as well are in no report.
      """;

  private static final long FIRST_SECONDS = 5 * 60 * 60;
  private static final String FAILED = "Could not run journalctl or save output";

  private final Path file;
  private final Console console;
  private final Instant asked;
  private final Optional<String> kept;
  private final String notice;
  private final JournalCommand.Started journalctl;
  private final JournalText text;

  /**
   * Begins to read.
   *
   * @param file keeps the position
   * @param exact false to go by the moment alone, as logcheck does
   */
  Journal(JournalCommand command, Path file, boolean exact, Instant now, Console console) {
    this.file = file;
    this.console = console;
    this.asked = now;
    try {
      Optional<JournalPosition> last = JournalPosition.read(file);
      Optional<String> cursor = exact ? last.flatMap(JournalPosition::cursor) : Optional.empty();
      boolean there = cursor.isPresent() && has(command, cursor.get());
      boolean gone = cursor.isPresent() && !there;
      long moment =
          last.map(position -> position.moment().getEpochSecond())
              .orElse(now.getEpochSecond() - FIRST_SECONDS);
      // behind an entry that is gone journalctl would leave out the first that is left
      String option = there ? "--after-cursor=" : "--cursor=";
      kept = there ? cursor : Optional.empty();
      notice = gone ? GONE : last.isEmpty() ? FIRST : "";
      journalctl =
          command.start(cursor.map(option::concat).orElse("--since=@" + moment), "--show-cursor");
      text = new JournalText(journalctl.process().getInputStream());
      if (gone) {
        console.err().print("warning: " + GONE); // also where no report comes of it
      }
    } catch (IOException e) {
      throw new CheckException(FAILED);
    }
  }

  /** What the report says of it at its top; may be empty. */
  String notice() {
    return notice;
  }

  /** Remembers that everything that was read was handled. */
  void remember() throws IOException {
    new JournalPosition(asked, text.cursor().or(() -> kept)).write(file);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = text.read(buffer, offset, length);
    if (got < 0) {
      boolean failed = journalctl.failed();
      String complaints = journalctl.complaints().join();
      if (!complaints.isEmpty()) {
        console.err().println("journalctl: " + complaints);
      }
      if (failed) {
        throw new CheckException(FAILED);
      }
    }
    return got;
  }

  @Override
  public void close() {
    journalctl.process().destroy();
  }

  private static boolean has(JournalCommand command, String cursor) throws IOException {
    JournalCommand.Started look =
        command.start("--cursor=" + cursor, "--lines=1", "--output=cat", "--show-cursor");
    try (InputStream in = look.process().getInputStream()) {
      JournalText found = new JournalText(in);
      byte[] rest = new byte[1 << 13];
      int got = 0;
      while (got >= 0) {
        got = found.read(rest, 0, rest.length);
      }
      return !look.failed() && found.cursor().filter(cursor::equals).isPresent();
    }
  }
}
