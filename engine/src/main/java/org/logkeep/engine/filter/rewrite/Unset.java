package org.logkeep.engine.filter.rewrite;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;

/** Takes a value away. */
final class Unset implements RewriteDefinition {
  private static final Option<String> NAME =
      Option.text("name", "The field or name that is taken away.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE, "unset", "Takes a field or name-value pair away.", List.of(NAME));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    String name = use.options().get(NAME);
    Optional<ValueTarget> target = ValueTarget.named(name);
    if (target.isEmpty()) {
      return use.error("\"" + name + "\" is read-only");
    }
    ValueTarget from = target.get();
    return (batch, row, owned, context) -> {
      if (!from.isSet(batch, row)) {
        return row;
      }
      int changed = owned ? row : batch.copyRow(row);
      from.unset(batch, changed);
      return changed;
    };
  }
}
