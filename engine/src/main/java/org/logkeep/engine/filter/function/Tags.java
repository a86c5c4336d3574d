package org.logkeep.engine.filter.function;

import java.util.Arrays;
import java.util.List;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.format.TagsText;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** At least one of some tags is set. */
final class Tags implements FilterDefinition {
  private static final Option<List<String>> NAMES =
      Option.words("names", "The tags of which one must be set.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.FILTER, "tags", "At least one of some tags is set.", List.of(NAMES));
  }

  @Override
  public Predicate compile(FilterUse use) {
    return new AnyTag(
        use.options().get(NAMES).stream().map(Template::bytes).toArray(byte[][]::new), use.span());
  }

  private static final class AnyTag implements Predicate {
    private final byte[][] names;
    private final Span span;

    AnyTag(byte[][] names, Span span) {
      this.names = names;
      this.span = span;
    }

    @Override
    public boolean test(RecordBatch batch, int row, FilterContext context) {
      for (byte[] name : names) {
        if (has(batch, row, context, name)) {
          return true;
        }
      }
      return false;
    }

    private static boolean has(RecordBatch batch, int row, FilterContext context, byte[] name) {
      RecordValues values = batch.values();
      for (int e = batch.valueHead(row); e != RecordValues.NONE; e = values.next(e)) {
        int at = values.nameOffset(e);
        if (values.kind(e) == RecordValues.KIND_TAG
            && Arrays.equals(batch.data(), at, at + values.nameLength(e), name, 0, name.length)) {
          return values.valueOffset(e) >= 0;
        }
      }
      for (byte[] tag : context.sourceTags(batch, row)) {
        if (Arrays.equals(tag, name)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Explanation explain(RecordBatch batch, int row, FilterContext context) {
      ByteSink tags = new ByteSink(64);
      new TagsText().format(batch, row, context, tags);
      return Explanation.of(test(batch, row, context), "tags of the record", tags.toString(), span);
    }
  }
}
