package org.logkeep.engine.filter.rewrite;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;

/** Moves a value from one name to another; does nothing where there is none. */
final class Rename implements RewriteDefinition {
  private static final Option<String> FROM =
      Option.text("from", "The field or name whose value moves.").mandatory();
  private static final Option<String> TO =
      Option.text("to", "The field or name that gets it.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE,
        "rename",
        "Moves a value from one field or name to another.",
        List.of(FROM, TO));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    Optional<ValueTarget> source = ValueTarget.named(use.options().get(FROM));
    Optional<ValueTarget> target = ValueTarget.named(use.options().get(TO));
    if (source.isEmpty() || target.isEmpty()) {
      return use.error("\"" + use.options().get(source.isEmpty() ? FROM : TO) + "\" is read-only");
    }
    ValueTarget from = source.get();
    ValueTarget to = target.get();
    if (from.name().equals(to.name())) {
      return (batch, row, owned, context) -> row;
    }
    TextReader value = new TextReader(from.formatter());
    return (batch, row, owned, context) -> {
      if (!from.isSet(batch, row)) {
        return row;
      }
      TextView text = value.read(batch, row, context);
      int changed = owned ? row : batch.copyRow(row);
      to.write(batch, changed, text.bytes(), text.offset(), text.length());
      from.unset(batch, changed);
      return changed;
    };
  }
}
