package org.logkeep.engine.format;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What templates are compiled against: everything from outside that their output may depend on.
 *
 * @param localZone the zone of this machine, for stamps without a zone of their own
 * @param environment the environment variables, by name
 * @param random where random identifiers come from
 * @param tagOrder the tags that a configuration names, in the order in which records show them
 * @param naming how this host's name is written
 */
public record FormatSettings(
    ZoneId localZone,
    Function<String, Optional<String>> environment,
    RandomGenerator random,
    List<String> tagOrder,
    HostNaming naming) {
  /** Copies the list. */
  public FormatSettings {
    tagOrder = List.copyOf(tagOrder);
  }

  /** Makes settings that know of no tags, and write the short name of this host. */
  public FormatSettings(
      ZoneId localZone, Function<String, Optional<String>> environment, RandomGenerator random) {
    this(localZone, environment, random, List.of(), HostNaming.BRIEF);
  }

  /** These settings for a configuration that names these tags, and this host in this way. */
  public FormatSettings with(List<String> tags, HostNaming hostNaming) {
    return new FormatSettings(localZone, environment, random, tags, hostNaming);
  }
}
