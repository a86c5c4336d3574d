package org.logkeep.dialect.metalog;

import java.util.Optional;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * Reads {@code metalog.conf}. An error in its lines forbids the use of the whole; what lint finds
 * does not, since metalog itself would run.
 */
public final class MetalogFrontEnd implements FrontEnd {
  private final MetalogSwitches switches;

  /** A front-end for a program that was started with these switches. */
  public MetalogFrontEnd(MetalogSwitches switches) {
    this.switches = switches;
  }

  @Override
  public String name() {
    return "metalog";
  }

  @Override
  public Compiled compile(ConfigReader reader, SourceText main) {
    Diagnostics diagnostics = new Diagnostics();
    MetalogConf conf = new MetalogConfParser(reader, diagnostics, main).parse(main);
    boolean refused = diagnostics.hasErrors();
    new MetalogLint(conf, reader, diagnostics).run();
    return new Compiled(
        refused ? Optional.empty() : Optional.of(new MetalogBinder(switches, conf).bind()),
        diagnostics.all());
  }

  /** Whether an error is one for which {@code metalog -t} has an exit code of its own. */
  public static boolean isBadFacility(Diagnostic diagnostic) {
    return diagnostic.code().equals(MetalogConfParser.BAD_FACILITY);
  }
}
