package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.time.Duration;
import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;

/** {@code internal()}: what the logger itself has to say. */
final class InternalSource implements SourceDriver {
  private static final Driver DRIVER =
      Driver.of(
          "internal",
          "internal",
          Positional.NONE,
          SOURCE,
          STATELESS,
          List.of(tuning("log-fifo-size", ValueKind.POSINT, "10000 messages may wait anyway")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    Options options = shared.common(given);
    Given globals = shared.binding().globals();
    if (globals.text("mark-mode").orElse("").equals("internal")) {
      Duration every = globals.find("mark-freq", Duration.class).orElse(Duration.ofMinutes(20));
      options = options.with("mark-interval", every, globals.span("mark-freq"));
    }
    return List.of(
        SourceOptions.use("internal", options.with("program", "syslog-ng", Span.BUILT_IN), given));
  }
}
