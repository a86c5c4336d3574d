package org.logkeep.dialect.sysklogd;

import java.util.Optional;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.dialect.Services;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Reads {@code syslog.conf}. There is always a topology: a line that cannot be understood is left
 * out alone.
 */
public final class SysklogdFrontEnd implements FrontEnd {
  /** What holds if the file cannot be read: errors to the console, emergencies to everybody. */
  public static final SourceText FALLBACK =
      SourceText.of("(built in)", "*.err\t/dev/console\n*.emerg\t*\n");

  private final SysklogdSwitches switches;

  /** A front-end for a program that was started with these switches. */
  public SysklogdFrontEnd(SysklogdSwitches switches) {
    this.switches = switches;
  }

  @Override
  public String name() {
    return "syslogd";
  }

  @Override
  public Compiled compile(ConfigReader reader, SourceText main) {
    Diagnostics diagnostics = new Diagnostics();
    SyslogConf conf = new SyslogConfParser(reader, switches.reading(), diagnostics).parse(main);
    new SysklogdLint(conf, reader, diagnostics).run();
    SysklogdBinder binder = new SysklogdBinder(switches, conf, new Services(reader));
    return new Compiled(Optional.of(binder.bind()), diagnostics.all());
  }
}
