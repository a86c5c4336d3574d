package org.logkeep.engine.format;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What templates are compiled against: everything from outside that their output may depend on.
 *
 * @param localZone the zone of this machine, for stamps without a zone of their own
 * @param environment the environment variables, by name
 * @param random where random identifiers come from
 */
public record FormatSettings(
    ZoneId localZone, Function<String, Optional<String>> environment, RandomGenerator random) {}
