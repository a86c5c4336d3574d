package org.logkeep.record.parse;

import java.nio.charset.StandardCharsets;
import java.time.zone.ZoneRules;

/**
 * What a parser adds to records that do not say it themselves.
 *
 * @param priority of records without one
 * @param zone of stamps without one
 * @param local whether the records are made on this machine
 * @param reporter the program that reports faulty records
 * @param reporterPid its process id in decimal
 */
public record ParserDefaults(
    int priority, ZoneRules zone, boolean local, String reporter, String reporterPid) {
  /** The facility user and the severity notice. */
  public static final int USER_NOTICE = 13;

  byte[] reporterBytes() {
    return reporter.getBytes(StandardCharsets.UTF_8);
  }

  byte[] reporterPidBytes() {
    return reporterPid.getBytes(StandardCharsets.UTF_8);
  }
}
