package org.logkeep.engine.filter.rewrite;

import java.util.List;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.record.Facility;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** Sets the facility, by name or number; what is neither changes nothing. */
final class SetFacility implements RewriteDefinition {
  private static final int LARGEST = 127;
  private static final Option<Template> VALUE =
      Option.template("value", "The facility as a name or a number.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE,
        "set-facility",
        "Sets the facility, by name or number; what is neither changes nothing.",
        List.of(VALUE));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    TextReader value = use.reader(use.options().get(VALUE));
    NamedNumbers names = new NamedNumbers();
    for (Facility facility : Facility.values()) {
      names.add(facility.label(), facility.code());
    }
    names.add("megasafe", Facility.AUTHPRIV.code());
    return (batch, row, owned, context) -> {
      int facility = names.find(value.read(batch, row, context), LARGEST);
      if (facility < 0) {
        return row;
      }
      int changed = owned ? row : batch.copyRow(row);
      batch.priority(changed, facility << 3 | (batch.priority(row) & 7));
      return changed;
    };
  }
}
