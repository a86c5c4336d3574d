package org.logkeep.dialect.metalog;

import java.util.List;
import java.util.Map;

/**
 * A configuration as it was understood.
 *
 * @param defaults what stands before the first section
 * @param sections the sections in their order
 * @param remotes the receivers by name
 */
record MetalogConf(Section defaults, List<Section> sections, Map<String, Remote> remotes) {
  /** Copies list and map. */
  MetalogConf {
    sections = List.copyOf(sections);
    remotes = Map.copyOf(remotes);
  }
}
