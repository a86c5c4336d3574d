package org.logkeep.engine.format.macro;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.record.Facility;
import org.logkeep.record.Severity;

/**
 * The macros of priority. A sender may claim a facility that nobody knows; its number is that of
 * seven bits, and its name is the number in hexadecimal.
 */
final class PriorityMacros {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private PriorityMacros() {}

  static List<MacroDefinition> all() {
    List<MacroDefinition> all = new ArrayList<>();
    add(
        all,
        "PRI",
        "The priority: facility times eight plus severity.",
        (batch, row, context, out) -> out.putDecimal(batch.priority(row)));
    byte[][] facilities =
        Arrays.stream(Facility.values()).map(f -> ascii(f.label())).toArray(byte[][]::new);
    add(
        all,
        "FACILITY",
        "The name of the facility; the number in hexadecimal if it has none.",
        (batch, row, context, out) -> {
          int facility = facility(batch.priority(row));
          if (facility < facilities.length) {
            out.put(facilities[facility]);
          } else {
            out.put(HEX[facility >> 4]);
            out.put(HEX[facility & 15]);
          }
        });
    add(
        all,
        "FACILITY_NUM",
        "The number of the facility.",
        (batch, row, context, out) -> out.putDecimal(facility(batch.priority(row))));
    byte[][] severities =
        Arrays.stream(Severity.values()).map(s -> ascii(s.label())).toArray(byte[][]::new);
    for (String name : List.of("LEVEL", "PRIORITY", "SEVERITY")) {
      add(
          all,
          name,
          "The name of the severity.",
          (batch, row, context, out) -> out.put(severities[batch.priority(row) & 7]));
    }
    for (String name : List.of("LEVEL_NUM", "SEVERITY_NUM")) {
      add(
          all,
          name,
          "The number of the severity, 0 (emergency) to 7.",
          (batch, row, context, out) -> out.put('0' + (batch.priority(row) & 7)));
    }
    add(
        all,
        "TAG",
        "The priority in hexadecimal, two digits at least.",
        (batch, row, context, out) -> {
          int priority = batch.priority(row);
          int digits = Math.max(2, (35 - Integer.numberOfLeadingZeros(priority)) / 4);
          for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.put(HEX[priority >>> shift & 15]);
          }
        });
    add(
        all,
        "BSDTAG",
        "The number of the severity and a letter for the facility, from A.",
        (batch, row, context, out) -> {
          out.put('0' + (batch.priority(row) & 7));
          out.put('A' + facility(batch.priority(row)));
        });
    return all;
  }

  private static void add(List<MacroDefinition> all, String name, String doc, Formatter formatter) {
    all.add(MacroDefinition.of(name, doc, settings -> formatter));
  }

  private static int facility(int priority) {
    return priority >> 3 & 0x7f;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
