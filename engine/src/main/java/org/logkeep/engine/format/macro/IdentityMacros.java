package org.logkeep.engine.format.macro;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.StructuredText;
import org.logkeep.engine.format.TagsText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** The macros that number and mark records: sequence numbers, ids, tags, structured data. */
final class IdentityMacros {
  private IdentityMacros() {}

  static List<MacroDefinition> all() {
    List<MacroDefinition> all = new ArrayList<>();
    all.add(
        MacroDefinition.of(
            "TAGS",
            "The tags of the record, comma separated.",
            settings -> new TagsText(settings.tagOrder())));
    all.add(
        MacroDefinition.of(
            "SDATA",
            "The structured data (RFC 5424, section 6.3), with the changes of rewrites, and the"
                + " sequence number of records that are counted.",
            settings -> new StructuredText()));
    add(
        all,
        "SEQNUM",
        "The number of the record at its destination; nothing if it is not counted.",
        (batch, row, context, out) -> decimal(context.sequenceNumber(), out));
    add(
        all,
        "RCPTID",
        "The number of the record since the state directory was made.",
        (batch, row, context, out) -> decimal(context.receiptNumber(batch, row), out));
    add(
        all,
        "UNIQID",
        "This installation and the number of the record: 734cd803@0000000000000001.",
        IdentityMacros::uniqueId);
    add(
        all,
        "HOSTID",
        "Eight hexadecimal digits that name this installation.",
        (batch, row, context, out) -> out.put(context.self().hostId()));
    add(
        all,
        "RUNID",
        "How many times the daemon was started with its state directory.",
        (batch, row, context, out) -> out.putDecimal(context.self().runId()));
    add(
        all,
        "SYSUPTIME",
        "Hundredths of a second since the daemon started.",
        (batch, row, context, out) ->
            out.putDecimal(Math.max(0, context.now() - context.self().started()) / 10_000));
    return all;
  }

  private static void add(List<MacroDefinition> all, String name, String doc, Formatter formatter) {
    all.add(MacroDefinition.of(name, doc, settings -> formatter));
  }

  private static void decimal(long number, ByteSink out) {
    if (number > 0) {
      out.putDecimal(number);
    }
  }

  private static void uniqueId(RecordBatch batch, int row, FormatContext context, ByteSink out) {
    long number = context.receiptNumber(batch, row);
    if (number <= 0) {
      return;
    }
    out.put(context.self().hostId());
    out.put('@');
    for (int shift = 60; shift >= 0; shift -= 4) {
      int digit = (int) (number >>> shift & 15);
      out.put(digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
  }
}
