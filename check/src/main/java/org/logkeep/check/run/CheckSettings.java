package org.logkeep.check.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.CheckException;
import org.logkeep.check.conf.TextLocale;
import org.logkeep.check.conf.Variables;
import org.logkeep.check.lines.SortOrder;
import org.logkeep.check.mail.Attachment;
import org.logkeep.check.rules.Level;
import org.logkeep.check.tail.DiskPath;

/**
 * What a run is to do, after configuration file and options have been read.
 *
 * @param variables the configuration
 * @param environment of the process
 * @param onlyLog the one log to check instead of the lists
 * @param toOutput report to standard output, no mail
 * @param testMode leave the positions alone
 * @param keepFolder leave the working folder
 * @param reboot subject begins with {@code Reboot:}
 * @param hostName name for subjects; empty to ask the system
 * @param strict do as logcheck does even where that loses lines
 * @param fold show events by pattern
 * @param format {@code text} or {@code json}
 * @param html add a page to the mail
 * @param debug tell the steps on standard error
 */
public record CheckSettings(
    Variables variables,
    Map<String, String> environment,
    Optional<String> onlyLog,
    boolean toOutput,
    boolean testMode,
    boolean keepFolder,
    boolean reboot,
    String hostName,
    boolean strict,
    boolean fold,
    String format,
    boolean html,
    boolean debug) {

  /** Copies the environment. */
  public CheckSettings {
    environment = Map.copyOf(environment);
  }

  /** The level of the report. */
  Level level() {
    return Level.named(variables.get("REPORTLEVEL"))
        .orElseThrow(() -> new CheckException("REPORTLEVEL is set to an unknown value"));
  }

  /** How text is read. */
  TextLocale locale() {
    return TextLocale.of(environment);
  }

  Path path(String variable) {
    return DiskPath.path(variables.get(variable));
  }

  SortOrder order() {
    return variables.isOne("SORTUNIQ") ? SortOrder.UNIQUE : SortOrder.FIELDS;
  }

  boolean crackingIgnore() {
    return variables.isOne("SUPPORT_CRACKING_IGNORE");
  }

  /** Header and footer: anything but 0 and no. */
  boolean intro() {
    String intro = variables.get("INTRO");
    return !intro.equals("0") && !intro.equals("no");
  }

  Attachment attachment() {
    return switch (variables.get("MAILASATTACH").strip()) {
      case "1" -> Attachment.TEXT;
      case "2" -> Attachment.GZIP;
      default -> Attachment.NONE;
    };
  }

  /** The offset file of a log. */
  Path offsetFile(ListedLog log) {
    return path("STATEDIR").resolve(DiskPath.path(log.offsetName()));
  }
}
