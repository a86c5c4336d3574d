package org.logkeep.engine.destination;

import java.nio.charset.StandardCharsets;
import org.logkeep.engine.Loop;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Provenance;
import org.logkeep.engine.format.Self;
import org.logkeep.linux.HostNames;
import org.logkeep.linux.Sys;

/**
 * What formatters ask for, for records that a destination makes before it has seen any: marks on a
 * silent machine.
 */
final class OwnContext implements FormatContext {
  private final Loop loop;
  private final Self self;
  private final Provenance provenance;

  OwnContext(Loop loop, Sys sys) {
    this.loop = loop;
    byte[] host = new HostNames(sys).brief().getBytes(StandardCharsets.UTF_8);
    byte[] pid = Integer.toString(sys.process().pid()).getBytes(StandardCharsets.US_ASCII);
    self = new Self(host, host, pid, loop.now(), new byte[0], 0);
    provenance = Provenance.ownRecords(host);
  }

  @Override
  public Self self() {
    return self;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public long now() {
    return loop.now();
  }

  @Override
  public long sequenceNumber() {
    return 0;
  }
}
