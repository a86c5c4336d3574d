package org.logkeep.topology;

import java.time.Duration;
import java.util.List;
import org.logkeep.topology.option.Option;

/** The options that hold for the daemon as a whole, whatever dialect sets them. */
public final class Settings {
  /** The name that local records are filed under. */
  public static final Option<String> LOCAL_HOST =
      Option.text("local-host", "Name of this host in records; the system's name if not given.");

  /** Use fully qualified host names. */
  public static final Option<Boolean> FULL_HOST_NAMES =
      Option.flag("full-host-names", "Write host names with their domain.").withDefault(false);

  /** The domain of this host. */
  public static final Option<String> LOCAL_DOMAIN =
      Option.text(
          "local-domain", "Domain in this host's full name; the system's domain if not given.");

  /** Silence after which a mark is written. */
  public static final Option<Duration> MARK_INTERVAL =
      Option.duration("mark-interval", "Time of silence after which a mark is made; zero for none.")
          .withDefault(Duration.ZERO);

  /** How often statistics are written as a record. */
  public static final Option<Duration> STATISTICS_INTERVAL =
      Option.duration("statistics-interval", "Time between records with statistics; zero for none.")
          .withDefault(Duration.ZERO);

  /** How much statistics keep. */
  public static final Option<Long> STATISTICS_LEVEL =
      Option.number("statistics-level", "How detailed statistics are.", 0, 3).withDefault(0L);

  /** The order of tags. */
  public static final Option<List<String>> TAG_ORDER =
      Option.words(
          "tag-order", "Tags that come before all others where the tags of a record are listed.");

  /** Every option of this page. */
  public static final List<Option<?>> ALL =
      List.of(
          LOCAL_HOST,
          FULL_HOST_NAMES,
          LOCAL_DOMAIN,
          MARK_INTERVAL,
          STATISTICS_INTERVAL,
          STATISTICS_LEVEL,
          TAG_ORDER);

  private Settings() {}
}
