package org.logkeep.engine.destination;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.OpenFlags;
import org.logkeep.linux.StatResult;
import org.logkeep.linux.Utmp;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.Severity;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;

/** Writes records to the terminals of users who are logged in. */
final class UsersDestination implements DestinationComponent {
  static final Option<List<String>> NAMES =
      Option.words("names", "The users; * for everybody.").mandatory();
  static final Option<Boolean> WALL =
      Option.flag("wall", "Ring the bell and say in front of each record where it comes from.")
          .withDefault(false);

  private final Shared shared;

  UsersDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "users",
        "Writes records to the terminals of users who are logged in and allow it.",
        CommonOptions.and(NAMES, WALL));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    OutputSettings settings = OutputSettings.of(use, templates);
    boolean wall = use.options().get(WALL);
    return FormPreview.of(
        "users",
        String.join(",", use.options().get(NAMES)),
        (batch, row, format, sink) -> {
          if (wall) {
            UsersOutput.announce(format.self().host(), format.now(), sink);
          }
          settings.formatter().format(batch, row, format, sink);
        },
        settings);
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    return new UsersOutput(
        context,
        OutputSettings.of(use, templates),
        shared,
        use.options().get(NAMES),
        use.options().get(WALL));
  }

  /** Looks who is logged in for each stretch of records, and waits for no terminal. */
  private static final class UsersOutput extends QueuedOutput {
    private static final int OWNER_WRITES = 0x80;
    private static final DateTimeFormatter CTIME =
        DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

    private final List<String> names;
    private final boolean wall;
    private final Utmp utmp;

    UsersOutput(
        DestinationContext context,
        OutputSettings settings,
        Shared shared,
        List<String> names,
        boolean wall) {
      super(context, settings, shared);
      this.names = names;
      this.wall = wall;
      this.utmp = new Utmp(context.sys());
    }

    @Override
    void form(RecordBatch batch, int row, FormatContext format, Formatter form, ByteSink sink) {
      if (wall) {
        announce(format.self().host(), loop().now(), sink);
      }
      form.format(batch, row, format, sink);
    }

    /** What stands before a record for everybody. */
    static void announce(byte[] host, long nowMicros, ByteSink sink) {
      sink.put("\r\n\007Message from syslogd@");
      sink.put(host);
      sink.put(" at ");
      Instant now = Instant.ofEpochSecond(nowMicros / 1_000_000L);
      sink.put(
          CTIME.format(now.atZone(ZoneId.systemDefault())).getBytes(StandardCharsets.US_ASCII));
      sink.put(" ...\r\n");
    }

    @Override
    void writeOut() {
      if (queue().isEmpty()) {
        return;
      }
      List<Utmp.Session> sessions;
      try {
        sessions = utmp.sessions(context().sys());
      } catch (DiskException e) {
        journal()
            .trouble(id() + ":utmp", Severity.ERR, "destination " + id() + ": " + e.getMessage());
        queue().dropAll(DropReason.REFUSED);
        return;
      }
      while (!queue().isEmpty()) {
        long allowed = throttle().allowance();
        if (allowed < 1) {
          return;
        }
        Chunk head = queue().head();
        int waiting = head.waiting();
        int length = head.unsentOf(allowed);
        for (Utmp.Session session : sessions) {
          if (names.contains("*") || names.contains(session.user())) {
            write("/dev/" + session.line(), head, length);
          }
        }
        queue().advance(length);
        throttle().used(waiting - head.waiting());
      }
    }

    /** Terminals whose owner switched messages off (mesg n) are left alone. */
    private void write(String terminal, Chunk chunk, int length) {
      FileCalls files = context().sys().files();
      int flags =
          OpenFlags.WRITE | OpenFlags.NON_BLOCK | OpenFlags.NO_TERMINAL | OpenFlags.NO_FOLLOW;
      int fd = files.open(terminal, flags, 0);
      if (fd < 0) {
        return;
      }
      if (files.status(fd) instanceof StatResult.Found(FileStatus status)
          && status.isCharacterDevice()
          && (status.permissions() & OWNER_WRITES) != 0) {
        int result = files.write(fd, chunk.bytes().array(), chunk.sent(), length);
        if (result < 0 && result != -Errno.EAGAIN) {
          journal()
              .trouble(
                  id() + ":" + terminal,
                  Severity.WARNING,
                  "destination "
                      + id()
                      + ": cannot write to "
                      + terminal
                      + ": "
                      + Errno.message(result));
        }
      }
      context().sys().close(fd);
    }

    @Override
    boolean canProgress() {
      return false;
    }
  }
}
