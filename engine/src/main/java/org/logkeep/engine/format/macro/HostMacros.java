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
    for (String name : List.of("HOST", "FULLHOST")) {
      all.add(
          MacroDefinition.of(
              name, "The host of the record.", settings -> new FieldText(Field.HOST)));
    }
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
            settings -> (batch, row, context, out) -> out.put(context.localHost())));
    return all;
  }
}
