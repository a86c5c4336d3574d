package org.logkeep.cli.daemon;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.logkeep.engine.Engine;
import org.logkeep.engine.Ledger;
import org.logkeep.engine.control.ControlCommands;
import org.logkeep.engine.destination.DestinationCounters;

/** What the daemon does when it is asked over the control socket. */
final class DaemonControl {
  private final Engine engine;
  private final Supplier<Optional<String>> reload;
  private final Runnable stop;

  DaemonControl(Engine engine, Supplier<Optional<String>> reload, Runnable stop) {
    this.engine = engine;
    this.reload = reload;
    this.stop = stop;
  }

  ControlCommands commands() {
    return new ControlCommands()
        .add("STATS", words -> new CsvStatistics(engine).text())
        .add("LEDGER", words -> ledger())
        .add("HEALTHCHECK", words -> health())
        .add(
            "RELOAD",
            words -> reload.get().map(text -> "FAIL " + text).orElse("OK Config reload successful"))
        .add(
            "REOPEN",
            words -> {
              engine.reopen();
              return "OK Re-open of log destination files initiated";
            })
        .add(
            "STOP",
            words -> {
              stop.run();
              return "OK Shutdown initiated";
            });
  }

  private String health() {
    return engine.ledger().balances()
        ? "OK the ledger balances"
        : "FAIL the ledger does not balance";
  }

  /** One line a source and a destination, made to be read by people and by scripts. */
  private String ledger() {
    StringBuilder text = new StringBuilder();
    Ledger ledger = engine.ledger();
    for (Ledger.SourceLine source : ledger.sources()) {
      text.append(
          String.format(
              Locale.ROOT,
              "source %s received=%d routed=%d unmatched=%d refused=%d held=%s",
              source.id(),
              source.counters().received(),
              source.counters().routed(),
              source.counters().unmatched(),
              source.counters().refused(),
              source.held() ? "yes" : "no"));
      source.counters().lost().forEach((reason, n) -> text.append(" lost(" + reason + ")=" + n));
      text.append('\n');
    }
    for (Ledger.DestinationLine destination : ledger.destinations()) {
      DestinationCounters counters = destination.counters();
      text.append(
          String.format(
              Locale.ROOT,
              "destination %s processed=%d written=%d waiting=%d dropped=%d",
              destination.id(),
              counters.processed(),
              counters.written(),
              destination.waiting(),
              counters.dropped()));
      for (DestinationCounters.DropReason reason : DestinationCounters.DropReason.values()) {
        if (counters.dropped(reason) > 0) {
          text.append(" dropped(" + reason.label() + ")=" + counters.dropped(reason));
        }
      }
      text.append('\n');
    }
    Ledger.Gone gone = ledger.gone();
    if (!gone.equals(Ledger.Gone.NOTHING)) {
      text.append(
          String.format(
              Locale.ROOT,
              "gone received=%d unmatched=%d refused=%d lost=%d processed=%d written=%d"
                  + " dropped=%d\n",
              gone.received(),
              gone.unmatched(),
              gone.refused(),
              gone.lost(),
              gone.processed(),
              gone.written(),
              gone.dropped()));
    }
    return text.append(ledger.balances() ? "balance ok" : "balance WRONG").toString();
  }
}
