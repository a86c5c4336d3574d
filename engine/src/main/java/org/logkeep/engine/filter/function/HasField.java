package org.logkeep.engine.filter.function;

import java.util.List;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.format.TextReader;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** A field, macro or name-value pair is not empty. */
final class HasField implements FilterDefinition {
  private static final Option<String> NAME =
      Option.text("name", "The field, macro or name-value pair.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.FILTER,
        "has-field",
        "A field, macro or name-value pair is not empty.",
        List.of(NAME));
  }

  @Override
  public Predicate compile(FilterUse use) {
    String name = use.options().get(NAME);
    TextReader value = use.reader(Template.of(Template.macro(name)));
    return new Predicate() {
      @Override
      public boolean test(RecordBatch batch, int row, FilterContext context) {
        return !value.read(batch, row, context).isEmpty();
      }

      @Override
      public Explanation explain(RecordBatch batch, int row, FilterContext context) {
        return Explanation.of(
            test(batch, row, context),
            name + " is not empty",
            value.read(batch, row, context).toString(),
            use.span());
      }
    };
  }
}
