package org.logkeep.cli.classic;

import java.util.List;
import java.util.Optional;
import org.logkeep.cli.daemon.Manners;
import org.logkeep.engine.Changes;
import org.logkeep.linux.Signals;
import org.logkeep.record.Severity;

/**
 * metalog's manners: USR1 writes each line at once, USR2 gathers lines, every other signal ends the
 * daemon with code 1 and without a word (metalog 20260221).
 *
 * @param gathersFromStart whether it was started with {@code -a}
 */
record MetalogManners(boolean gathersFromStart) implements Manners {
  @Override
  public Action action(Signals.Kind signal) {
    return switch (signal) {
      case USR1 -> Action.WRITE_THROUGH;
      case USR2 -> Action.GATHER;
      case HUP, INT, TERM, QUIT -> Action.STOP;
      case ALRM -> Action.NOTHING;
    };
  }

  @Override
  public List<Line> caught(Signals.Kind signal) {
    return switch (signal) {
      case USR1 -> List.of(urgent("Got SIGUSR1 - enabling synchronous mode."));
      case USR2 -> List.of(urgent("Got SIGUSR2 - disabling synchronous mode."));
      case HUP, INT, TERM, QUIT, ALRM -> List.of();
    };
  }

  @Override
  public List<Line> started() {
    return List.of();
  }

  @Override
  public List<Line> reloaded(Changes changes) {
    return List.of();
  }

  @Override
  public List<Line> stopping(Optional<Signals.Kind> signal) {
    return List.of();
  }

  @Override
  public int failedStartCode() {
    return 1;
  }

  @Override
  public int exitCode() {
    return 1;
  }

  private static Line urgent(String text) {
    return new Line(Severity.EMERG, text);
  }
}
