package org.logkeep.topology.lint;

import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Looks for one kind of mistake. */
public interface Rule {
  /** Says what it finds. */
  void check(Topology topology, Diagnostics diagnostics);
}
