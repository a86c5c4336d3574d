package org.logkeep.engine.format.macro;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.engine.format.FieldText;
import org.logkeep.engine.format.Overridable;
import org.logkeep.record.Field;

/** The macros of hosts: whose record it is, who sent it, who we are. */
final class HostMacros {
  private HostMacros() {}

  static List<MacroDefinition> all() {
    List<MacroDefinition> all = new ArrayList<>();
    all.add(
        MacroDefinition.of(
            "HOST", "The host of the record.", settings -> new FieldText(Field.HOST)));
    all.add(
        MacroDefinition.of(
            "FULLHOST",
            "The host of the record, with the chain of hosts that it came by if that is kept.",
            settings -> new ChainText()));
    for (String name : List.of("HOST_FROM", "FULLHOST_FROM")) {
      all.add(
          MacroDefinition.of(
              name,
              "The name of the machine that the record came from.",
              settings ->
                  new Overridable(
                      "HOST_FROM",
                      (batch, row, context, out) -> out.put(context.senderName(batch, row)))));
    }
    all.add(
        MacroDefinition.of(
            "LOGHOST",
            "The name of this host.",
            settings -> (batch, row, context, out) -> settings.naming().put(context.self(), out)));
    return all;
  }
}
