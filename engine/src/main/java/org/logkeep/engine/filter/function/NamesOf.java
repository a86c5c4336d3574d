package org.logkeep.engine.filter.function;

import java.util.Arrays;
import java.util.List;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** The program or host of a record is one of some names: the blocks of {@code syslog.conf}. */
final class NamesOf implements FilterDefinition {
  private static final Option<String> FIELD =
      Option.word("field", "What is compared.", "PROGRAM", "HOST").mandatory();
  private static final Option<List<String>> NAMES =
      Option.words("names", "The names; @ as a host stands for this one.").mandatory();
  private static final Option<Boolean> EXCEPT =
      Option.flag("except", "Hold for all but these names.").withDefault(false);
  private static final Option<Boolean> IGNORE_CASE =
      Option.flag("ignore-case", "Letters match in either case.").withDefault(false);

  @Override
  public Component component() {
    return new Component(
        ComponentKind.FILTER,
        "names-of",
        "The program or host is one of some names.",
        List.of(FIELD, NAMES, EXCEPT, IGNORE_CASE));
  }

  @Override
  public Predicate compile(FilterUse use) {
    Field field = Field.valueOf(use.options().get(FIELD));
    return new NamePredicate(
        field,
        use.options().get(NAMES).stream().map(Template::bytes).toArray(byte[][]::new),
        use.options().get(NAMES).contains("@") && field == Field.HOST,
        use.options().get(EXCEPT),
        use.options().get(IGNORE_CASE),
        use.span());
  }

  private static final class NamePredicate implements Predicate {
    private final Field field;
    private final byte[][] names;
    private final boolean own;
    private final boolean except;
    private final boolean ignoreCase;
    private final Span span;

    NamePredicate(
        Field field, byte[][] names, boolean own, boolean except, boolean ignoreCase, Span span) {
      this.field = field;
      this.names = names;
      this.own = own;
      this.except = except;
      this.ignoreCase = ignoreCase;
      this.span = span;
    }

    @Override
    public boolean test(RecordBatch batch, int row, FilterContext context) {
      if (own && is(batch, row, context.self().host())) {
        return !except;
      }
      for (byte[] name : names) {
        if (is(batch, row, name)) {
          return !except;
        }
      }
      return except;
    }

    private boolean is(RecordBatch batch, int row, byte[] name) {
      if (batch.length(row, field) != name.length) {
        return false;
      }
      byte[] data = batch.data();
      int from = Math.max(0, batch.offset(row, field));
      if (!ignoreCase) {
        return Arrays.equals(data, from, from + name.length, name, 0, name.length);
      }
      for (int i = 0; i < name.length; i++) {
        if (lower(data[from + i]) != lower(name[i])) {
          return false;
        }
      }
      return true;
    }

    private static int lower(byte b) {
      return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    @Override
    public Explanation explain(RecordBatch batch, int row, FilterContext context) {
      return Explanation.of(
          test(batch, row, context), "name of " + field, batch.text(row, field), span);
    }
  }
}
