package org.logkeep.cli.daemon;

import java.util.List;
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
  private final Switches switches;

  /**
   * What the classic daemons are told on their command lines.
   *
   * @param socket the local socket; /dev/log if empty
   * @param kernel whether the kernel's messages are read
   * @param network whether the network is listened to
   * @param terminal whether the daemon stays at its terminal, to which metalog copies its lines
   */
  public record Switches(
      Optional<String> socket, boolean kernel, boolean network, boolean terminal) {
    /** Nothing is said there. */
    public static final Switches NONE = new Switches(Optional.empty(), true, true, true);
  }

  /** Makes the table; the environment is what configurations may refer to. */
  public FrontEnds(Map<String, String> environment) {
    this(environment, Switches.NONE);
  }

  /** Makes the table, with what command lines say beside the files. */
  public FrontEnds(Map<String, String> environment, Switches switches) {
    this.environment = Map.copyOf(environment);
    this.switches = switches;
  }

  /** The front-end for a file; nothing if no language has the name that is asked for. */
  public Optional<FrontEnd> find(Optional<String> name, SourceText text) {
    return (name.isPresent() ? Dialect.named(name.get()) : Optional.of(Dialect.of(text)))
        .map(dialect -> make(dialect, text));
  }

  /** The front-end of a language, for a file. */
  public FrontEnd make(Dialect dialect, SourceText text) {
    return switch (dialect) {
      case SYSLOG_NG -> new SyslogNgFrontEnd(DialectOptions.beside(text.name(), environment));
      case SYSLOGD -> new SysklogdFrontEnd(sysklogd());
      case METALOG -> new MetalogFrontEnd(metalog());
    };
  }

  private SysklogdSwitches sysklogd() {
    SysklogdSwitches all = SysklogdSwitches.DEFAULT;
    if (switches.socket().isPresent()) {
      all = all.withSockets(List.of(switches.socket().get()));
    }
    if (!switches.kernel()) {
      all = all.with(SysklogdSwitches.Kernel.NONE);
    }
    return switches.network() ? all : all.with(SysklogdSwitches.Network.DEFAULT.withSecureMode(1));
  }

  private MetalogSwitches metalog() {
    MetalogSwitches plain = MetalogSwitches.DEFAULT;
    return new MetalogSwitches(
        switches.socket().orElse(plain.socket()),
        switches.kernel(),
        plain.consoleLevel(),
        switches.terminal(),
        plain.verbose());
  }
}
