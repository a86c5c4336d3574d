package org.logkeep.dialect.syslogng;

import java.util.List;
import org.logkeep.topology.Use;

/** A source driver of the language. Each is a class of its own, named in {@link SourceDrivers}. */
interface SourceDriver {
  /** Its word and its options. */
  Driver driver();

  /** The components it stands for; none after an error, which has been said. */
  List<Use> read(Given given, SourceOptions options);
}
