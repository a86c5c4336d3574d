package org.logkeep.cli.daemon;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.Changes;
import org.logkeep.linux.Signals;
import org.logkeep.record.Severity;

/**
 * The manners of Logkeep under its own name and as syslog-ng: HUP reads the configuration again,
 * USR1 opens files anew, the end is said and is no failure.
 *
 * @param name what the daemon calls itself
 * @param version the version that it says
 */
public record PlainManners(String name, String version) implements Manners {
  @Override
  public Action action(Signals.Kind signal) {
    return switch (signal) {
      case HUP -> Action.RELOAD;
      case USR1 -> Action.REOPEN;
      case TERM, INT -> Action.STOP;
      case USR2, ALRM, QUIT -> Action.NOTHING;
    };
  }

  @Override
  public List<Line> caught(Signals.Kind signal) {
    return signal == Signals.Kind.HUP
        ? List.of(notice("Configuration reload request received, reloading configuration"))
        : List.of();
  }

  @Override
  public List<Line> started() {
    return List.of(notice(name + " starting up; version='" + version + "'"));
  }

  @Override
  public List<Line> reloaded(Changes changes) {
    return List.of(notice("Configuration reload finished: " + changes.summary()));
  }

  @Override
  public List<Line> stopping(Optional<Signals.Kind> signal) {
    return List.of(notice(name + " shutting down; version='" + version + "'"));
  }

  @Override
  public boolean gathersFromStart() {
    return false;
  }

  @Override
  public int failedStartCode() {
    return 2;
  }

  @Override
  public int exitCode() {
    return 0;
  }

  private static Line notice(String text) {
    return new Line(Severity.NOTICE, text);
  }
}
