package org.logkeep.cli.explain;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.logkeep.record.Facility;
import org.logkeep.record.Severity;
import picocli.CommandLine;

/**
 * A message as the C library's syslog(3) sends it to the local socket: priority, stamp, tag, text.
 *
 * @param priority facility times eight plus severity
 * @param tag the tag
 */
record LocalMessage(int priority, String tag) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);

  /** Further names that syslog.conf(5) and logger(1) know. */
  private static final Map<String, String> ALIASES =
      Map.of("security", "auth", "warn", "warning", "error", "err", "panic", "emerg");

  /**
   * Reads a priority by its names, {@code mail.info}; a level alone is one of the facility user.
   */
  static final class PriorityReader implements CommandLine.ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int dot = text.indexOf('.');
      Optional<Facility> facility =
          dot < 0 ? Optional.of(Facility.USER) : named(Facility.values(), text.substring(0, dot));
      Optional<Severity> severity = named(Severity.values(), text.substring(dot + 1));
      if (facility.isEmpty() || severity.isEmpty()) {
        throw new CommandLine.TypeConversionException("there is no priority '" + text + "'");
      }
      return facility.get().code() * 8 + severity.get().code();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String word) {
      String lower = word.toLowerCase(Locale.ROOT);
      String name = ALIASES.getOrDefault(lower, lower).replace('-', '_');
      return Arrays.stream(all).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }
  }

  /** Its bytes. */
  byte[] bytes(byte[] text, ZonedDateTime now) {
    byte[] head =
        ("<" + priority + ">" + STAMP.format(now) + " " + tag + ": ")
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + text.length);
    System.arraycopy(text, 0, all, head.length, text.length);
    return all;
  }
}
