package org.logkeep.engine.filter.function;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** The record came in by one of some sources. */
final class LocalInput implements FilterDefinition {
  private static final Option<List<String>> NAMES =
      Option.words("names", "The names of the sources.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.FILTER,
        "local-input",
        "The record came in by one of some sources.",
        List.of(NAMES));
  }

  @Override
  public Predicate compile(FilterUse use) {
    return new OneOf(
        use.options().get(NAMES).stream().map(Template::bytes).toArray(byte[][]::new), use.span());
  }

  private static final class OneOf implements Predicate {
    private final byte[][] names;
    private final Span span;

    OneOf(byte[][] names, Span span) {
      this.names = names;
      this.span = span;
    }

    @Override
    public boolean test(RecordBatch batch, int row, FilterContext context) {
      byte[] source = context.sourceName(batch, row);
      for (byte[] name : names) {
        if (Arrays.equals(source, name)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Explanation explain(RecordBatch batch, int row, FilterContext context) {
      byte[] source = context.sourceName(batch, row);
      return Explanation.of(
          test(batch, row, context),
          "source of the record",
          new String(source, StandardCharsets.UTF_8),
          span);
    }
  }
}
