package org.logkeep.engine.filter.rewrite;

import java.util.List;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** Sets the priority; what is no number from 0 to 1023 changes nothing. */
final class SetPriority implements RewriteDefinition {
  private static final int LARGEST = 1023;
  private static final Option<Template> VALUE =
      Option.template("value", "The priority as a number, 0 to 1023.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE,
        "set-priority",
        "Sets the priority; what is no number from 0 to 1023 changes nothing.",
        List.of(VALUE));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    TextReader value = use.reader(use.options().get(VALUE));
    return (batch, row, owned, context) -> {
      int priority = SmallNumber.of(value.read(batch, row, context), LARGEST);
      if (priority < 0 || priority == batch.priority(row)) {
        return row;
      }
      int changed = owned ? row : batch.copyRow(row);
      batch.priority(changed, priority);
      return changed;
    };
  }
}
