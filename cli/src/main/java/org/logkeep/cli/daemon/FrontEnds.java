package org.logkeep.cli.daemon;

import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.Dialect;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Makes the front-end for a file: of the language that is asked for, else of the one it seems to be
 * written in.
 */
public final class FrontEnds {
  private final Map<String, String> environment;

  /** Makes the table; the environment is what configurations may refer to. */
  public FrontEnds(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The front-end for a file; nothing if no language has the name that is asked for. */
  public Optional<FrontEnd> find(Optional<String> name, SourceText text) {
    return (name.isPresent() ? Dialect.named(name.get()) : Optional.of(Dialect.of(text)))
        .map(dialect -> make(dialect, text));
  }

  private FrontEnd make(Dialect dialect, SourceText text) {
    return switch (dialect) {
      case SYSLOG_NG -> new SyslogNgFrontEnd(DialectOptions.beside(text.name(), environment));
      case SYSLOGD -> new SysklogdFrontEnd(SysklogdSwitches.DEFAULT);
      case METALOG -> new MetalogFrontEnd(MetalogSwitches.DEFAULT);
    };
  }
}
