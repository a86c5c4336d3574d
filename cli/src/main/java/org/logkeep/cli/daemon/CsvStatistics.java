package org.logkeep.cli.daemon;

import org.logkeep.engine.Engine;
import org.logkeep.engine.Ledger;
import org.logkeep.engine.destination.DestinationCounters;
import org.logkeep.topology.Use;
import org.logkeep.topology.template.Template;

/**
 * The ledger in syslog-ng's table of statistics: {@code
 * SourceName;SourceId;SourceInstance;State;Type;Number}.
 */
final class CsvStatistics {
  private final Engine engine;

  CsvStatistics(Engine engine) {
    this.engine = engine;
  }

  String text() {
    Ledger ledger = engine.ledger();
    StringBuilder text =
        new StringBuilder("SourceName;SourceId;SourceInstance;State;Type;Number\n");
    long received = 0;
    for (Ledger.SourceLine source : ledger.sources()) {
      String name = "src." + source.use().name();
      line(
          text,
          name,
          source.id(),
          instance(source.use()),
          "processed",
          source.counters().received());
      line(
          text,
          name,
          source.id(),
          instance(source.use()),
          "stamp",
          source.counters().lastArrival() / 1_000_000);
      received += source.counters().received();
    }
    long queued = 0;
    for (Ledger.DestinationLine destination : ledger.destinations()) {
      String name = "dst." + destination.use().name();
      String instance = instance(destination.use());
      DestinationCounters counters = destination.counters();
      line(text, name, destination.id(), instance, "processed", counters.processed());
      line(text, name, destination.id(), instance, "written", counters.written());
      line(text, name, destination.id(), instance, "queued", counters.queued());
      line(text, name, destination.id(), instance, "dropped", counters.dropped());
      queued += counters.processed();
    }
    line(text, "center", "", "received", "processed", received);
    line(text, "center", "", "queued", "processed", queued);
    return text.toString();
  }

  private static void line(
      StringBuilder text, String name, String id, String instance, String type, long number) {
    text.append(name)
        .append(';')
        .append(quoted(id))
        .append(';')
        .append(quoted(instance))
        .append(";a;")
        .append(type)
        .append(';')
        .append(number)
        .append('\n');
  }

  /** What tells one use of a component from another: a path, a host and port, a command. */
  private static String instance(Use use) {
    var options = use.options().all();
    for (String name : new String[] {"path", "command", "host", "address"}) {
      var given = options.get(name);
      if (given != null) {
        String value =
            given.value() instanceof Template template
                ? template.constant().orElse(use.name())
                : given.value().toString();
        var port = options.get("port");
        return port == null ? value : value + ":" + port.value();
      }
    }
    return "";
  }

  private static String quoted(String text) {
    return text.indexOf(';') >= 0 || text.indexOf('"') >= 0
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
