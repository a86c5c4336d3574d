package org.logkeep.engine.filter.rewrite;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** Gives a name the text that a template makes. */
final class SetValue implements RewriteDefinition {
  static final Option<Template> VALUE = Option.template("value", "The new text.").mandatory();
  static final Option<String> NAME =
      Option.text("name", "The field or name that is set.").withDefault("MESSAGE");

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE,
        "set",
        "Gives a field or name-value pair the text that a template makes.",
        List.of(VALUE, NAME));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    String name = use.options().get(NAME);
    Optional<ValueTarget> target = ValueTarget.named(name);
    if (target.isEmpty()) {
      return use.error("\"" + name + "\" is read-only");
    }
    TextReader value = use.reader(use.options().get(VALUE));
    ValueTarget into = target.get();
    return (batch, row, owned, context) -> {
      TextView text = value.read(batch, row, context);
      int changed = owned ? row : batch.copyRow(row);
      into.write(batch, changed, text.bytes(), text.offset(), text.length());
      return changed;
    };
  }
}
