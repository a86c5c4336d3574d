package org.logkeep.engine.filter.rewrite;

import java.util.List;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.record.Severity;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** Sets the severity, by name or number; what is neither changes nothing. */
final class SetSeverity implements RewriteDefinition {
  private static final int LARGEST = 7;
  private static final Option<Template> VALUE =
      Option.template("value", "The severity as a name or a number, 0 to 7.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE,
        "set-severity",
        "Sets the severity, by name or number; what is neither changes nothing.",
        List.of(VALUE));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    TextReader value = use.reader(use.options().get(VALUE));
    NamedNumbers names = new NamedNumbers();
    for (Severity severity : Severity.values()) {
      names.add(severity.label(), severity.code());
    }
    names.add("emergency", Severity.EMERG.code());
    names.add("panic", Severity.EMERG.code());
    names.add("critical", Severity.CRIT.code());
    names.add("error", Severity.ERR.code());
    names.add("warn", Severity.WARNING.code());
    names.add("informational", Severity.INFO.code());
    return (batch, row, owned, context) -> {
      int severity = names.find(value.read(batch, row, context), LARGEST);
      if (severity < 0) {
        return row;
      }
      int changed = owned ? row : batch.copyRow(row);
      batch.priority(changed, (batch.priority(row) & ~7) | severity);
      return changed;
    };
  }
}
