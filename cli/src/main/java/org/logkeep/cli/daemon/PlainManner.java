package org.logkeep.cli.daemon;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.Engine;
import org.logkeep.engine.Journal;
import org.logkeep.engine.Wording;
import org.logkeep.linux.Signals;
import org.logkeep.record.Severity;
import org.logkeep.topology.diagnostic.Diagnostic;

/**
 * Logkeep's own manners, which are those of syslog-ng: HUP reads the configuration again, USR1
 * opens files anew, TERM and INT end.
 *
 * @param name what the daemon calls itself
 * @param version the version that it says
 */
public record PlainManner(String name, String version) implements Manner {
  @Override
  public Wording wording() {
    return Wording.plain();
  }

  @Override
  public Reaction reactionTo(Signals.Kind signal) {
    return switch (signal) {
      case HUP -> Reaction.RELOAD;
      case USR1 -> Reaction.REOPEN;
      case TERM, INT -> Reaction.STOP;
      case USR2, ALRM, QUIT -> Reaction.IGNORE;
    };
  }

  @Override
  public void started(Journal journal) {
    journal.say(Severity.NOTICE, name + " starting up; version='" + version + "'");
  }

  @Override
  public void reloads(Journal journal) {
    journal.say(Severity.NOTICE, "Configuration reload request received, reloading configuration");
  }

  @Override
  public void understood(Journal journal, List<Diagnostic> diagnostics) {}

  @Override
  public void reloaded(Journal journal, Engine.Changes changes) {
    journal.say(
        Severity.NOTICE,
        "Configuration reload finished; opened='"
            + changes.opened().size()
            + "', closed='"
            + changes.closed().size()
            + "', kept='"
            + changes.kept().size()
            + "'");
  }

  @Override
  public void ends(Journal journal, Optional<Signals.Kind> signal) {
    journal.say(Severity.NOTICE, name + " shutting down; version='" + version + "'");
  }

  @Override
  public boolean touchesPidFile() {
    return false;
  }
}
