package org.logkeep.engine.filter;

import java.io.IOException;
import java.util.List;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.topology.Settings;
import org.logkeep.topology.Topology;

/**
 * What a plan is compiled against: everything from outside that it may depend on.
 *
 * @param format what templates may depend on
 * @param lists reads the files that filters compare with; asked while compiling only
 */
public record PlanSettings(FormatSettings format, ListFiles lists) {
  /** These settings for one configuration, whose tags have an order of their own. */
  public PlanSettings of(Topology topology) {
    List<String> tags = topology.settings().find(Settings.TAG_ORDER).orElse(List.of());
    return new PlanSettings(format.withTagOrder(tags), lists);
  }

  /** Reads whole files. */
  @FunctionalInterface
  public interface ListFiles {
    /** The content of a file. */
    byte[] read(String path) throws IOException;
  }
}
