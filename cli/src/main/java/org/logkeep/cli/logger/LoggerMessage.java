package org.logkeep.cli.logger;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The forms in which a message goes out. A field that is empty is {@code -} in RFC 5424.
 *
 * @param priority facility times eight and severity
 * @param time when it was sent, in the local zone
 * @param host the own name, or what takes its place
 * @param tag the tag
 * @param pid process id as text; empty for none
 * @param messageId id of RFC 5424; empty for none
 * @param structured structured data with its brackets; empty for none
 * @param text the text
 */
record LoggerMessage(
    int priority,
    ZonedDateTime time,
    String host,
    String tag,
    String pid,
    String messageId,
    String structured,
    String text) {
  private static final DateTimeFormatter NEW_STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** {@code <13>1 2026-11-22T13:49:22.663592+00:00 vm tag 77 - - text}. */
  byte[] modern() {
    return bytes(
        "<"
            + priority
            + ">1 "
            + NEW_STAMP.format(time)
            + " "
            + orNil(host)
            + " "
            + orNil(tag)
            + " "
            + orNil(pid)
            + " "
            + orNil(messageId)
            + " "
            + (structured.isEmpty() ? "-" : structured)
            + " "
            + text);
  }

  /** {@code <13>vm tag[77]: text}: what goes to a local socket. */
  byte[] local() {
    return bytes("<" + priority + ">" + host + " " + tagged());
  }

  /** {@code <13>Nov 22 13:49:22 vm tag: text}: what goes to another host. */
  byte[] classic() {
    return bytes("<" + priority + ">" + stamp("") + " " + host + " " + tagged());
  }

  /** {@code Nov 22 2026 13:49:22 tag: text}: what is shown and written into files. */
  byte[] shown() {
    return bytes(stamp(time.getYear() + " ") + " " + tagged() + "\n");
  }

  /** {@code <13>tag[77]: text}: what the kernel's buffer takes. */
  byte[] kernel() {
    return bytes("<" + priority + ">" + tagged());
  }

  private String stamp(String year) {
    String day = String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
    return MONTH.format(time) + " " + day + " " + year + CLOCK.format(time);
  }

  private String tagged() {
    return tag + (pid.isEmpty() ? "" : "[" + pid + "]") + ": " + text;
  }

  private static String orNil(String field) {
    return field.isEmpty() ? "-" : field.replace(' ', '_');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
