package org.logkeep.engine.format.macro;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.FieldText;
import org.logkeep.engine.format.HeaderText;
import org.logkeep.engine.format.MatchesText;
import org.logkeep.record.Field;
import org.logkeep.record.RecordFlags;

/** The macros of what a record says: program, process, header, text. */
final class TextMacros {
  private TextMacros() {}

  static List<MacroDefinition> all() {
    List<MacroDefinition> all = new ArrayList<>();
    for (String name : List.of("MSG", "MESSAGE", "MSGONLY")) {
      add(all, name, "The text of the record.", Field.MESSAGE);
    }
    add(all, "PROGRAM", "The program.", Field.PROGRAM);
    add(all, "PID", "The process id.", Field.PID);
    add(all, "MSGID", "The kind of message (RFC 5424, MSGID).", Field.MSGID);
    add(all, "STRUCTURED_DATA", "The structured data as received.", Field.STRUCTURED_DATA);
    FieldText raw = new FieldText(Field.RAW);
    all.add(
        MacroDefinition.of(
            "RAWMSG",
            "The record as it was received; nothing if the source does not keep it.",
            settings ->
                (batch, row, context, out) -> {
                  if (batch.hasFlag(row, RecordFlags.RAW_KEPT)) {
                    raw.format(batch, row, context, out);
                  }
                }));
    add(all, "LEGACY_MSGHDR", "What stood before the text, as received.", Field.HEADER);
    all.add(
        MacroDefinition.of(
            "MSGHDR",
            "What stood before the text, as received, else program and process id: prog[12]: .",
            settings -> new HeaderText()));
    all.add(
        MacroDefinition.of(
            "*", "The numbered matches, $1 and up, as a list.", settings -> new MatchesText()));
    all.add(
        MacroDefinition.of(
            "RAWMSG_SIZE",
            "How many bytes were received.",
            settings ->
                (batch, row, context, out) -> out.putDecimal(batch.length(row, Field.RAW))));
    return all;
  }

  private static void add(List<MacroDefinition> all, String name, String doc, Field field) {
    all.add(MacroDefinition.of(name, doc, settings -> new FieldText(field)));
  }
}
