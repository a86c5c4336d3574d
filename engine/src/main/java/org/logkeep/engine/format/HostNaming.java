package org.logkeep.engine.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.logkeep.record.ByteSink;

/** How this host's name is written: alone, or with a domain. */
public final class HostNaming {
  /** The name without a domain. */
  public static final HostNaming BRIEF = new HostNaming(false, Optional.empty());

  private final boolean full;
  private final Optional<byte[]> ending;

  private HostNaming(boolean full, Optional<String> domain) {
    this.full = full;
    this.ending = domain.map(d -> ("." + d).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Names with a domain or without.
   *
   * @param domain stands for the one that the system knows; of no effect on names without
   */
  public static HostNaming of(boolean full, Optional<String> domain) {
    return new HostNaming(full, domain);
  }

  /** Writes the name. */
  public void put(Self self, ByteSink out) {
    if (full && ending.isEmpty()) {
      out.put(self.fullHost());
    } else {
      out.put(self.host());
      if (full) {
        out.put(ending.get());
      }
    }
  }

  /** The name. */
  public byte[] name(Self self) {
    ByteSink out = new ByteSink(64);
    put(self, out);
    return out.toByteArray();
  }
}
