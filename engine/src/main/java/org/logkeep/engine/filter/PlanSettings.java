package org.logkeep.engine.filter;

import java.io.IOException;
import java.util.List;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.format.HostNaming;
import org.logkeep.topology.Settings;
import org.logkeep.topology.Topology;
import org.logkeep.topology.option.Options;

/**
 * What a plan is compiled against: everything from outside that it may depend on.
 *
 * @param format what templates may depend on
 * @param lists reads the files that filters compare with; asked while compiling only
 */
public record PlanSettings(FormatSettings format, ListFiles lists) {
  /** These settings for one configuration: its order of tags, its way to name this host. */
  public PlanSettings of(Topology topology) {
    Options settings = topology.settings();
    List<String> tags = settings.find(Settings.TAG_ORDER).orElse(List.of());
    HostNaming naming =
        HostNaming.of(settings.get(Settings.FULL_HOST_NAMES), settings.find(Settings.LOCAL_DOMAIN));
    return new PlanSettings(format.with(tags, naming), lists);
  }

  /** Reads whole files. */
  @FunctionalInterface
  public interface ListFiles {
    /** The content of a file. */
    byte[] read(String path) throws IOException;
  }
}
