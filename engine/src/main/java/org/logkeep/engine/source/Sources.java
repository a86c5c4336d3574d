package org.logkeep.engine.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** All kinds of sources: the one place where a new one is registered. */
public final class Sources {
  private Sources() {}

  /** The kinds by name. */
  public static Map<String, SourceComponent> all() {
    Map<String, SourceComponent> all = new LinkedHashMap<>();
    add(all, new UnixDatagramSource.Kind());
    add(all, new UnixStreamSource.Kind());
    add(all, new UdpSource.Kind());
    add(all, new TcpSource.Kind());
    add(all, new PipeSource.Kind());
    add(all, new StdinSource.Kind());
    add(all, new InternalSource.Kind());
    add(all, new FileSource.Kind());
    add(all, new ProgramSource.Kind());
    add(all, new KernelSource.Kind());
    return all;
  }

  private static void add(Map<String, SourceComponent> all, SourceComponent kind) {
    all.put(kind.component().name(), kind);
  }
}
