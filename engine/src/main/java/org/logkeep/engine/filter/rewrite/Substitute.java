package org.logkeep.engine.filter.rewrite;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.MatchStore;
import org.logkeep.engine.filter.PatternErrors;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.Scope;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.CompiledPattern;
import org.logkeep.match.PatternException;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.Verdict;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** Replaces what a pattern matches by the text of a template, which may use the match's groups. */
final class Substitute implements RewriteDefinition {
  private static final Option<PatternSpec> PATTERN =
      Option.<PatternSpec>plain("pattern", PatternSpec.class, "pattern", "What is replaced.")
          .mandatory();
  private static final Option<Template> VALUE =
      Option.template("value", "What comes in its place; $0, $1 and names are the match's groups.")
          .mandatory();
  private static final Option<String> NAME =
      Option.text("name", "The field or name that is changed.").withDefault("MESSAGE");
  private static final Option<Boolean> GLOBAL =
      Option.flag("global", "Replace every match, not only the first.").withDefault(false);
  private static final Option<Boolean> STORE =
      Option.flag("store", "Keep the groups of the first match as values 0, 1, ... and names.")
          .withDefault(false);

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE,
        "substitute",
        "Replaces what a pattern matches; records without a match stay as they are.",
        List.of(PATTERN, VALUE, NAME, GLOBAL, STORE));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    String name = use.options().get(NAME);
    Optional<ValueTarget> target = ValueTarget.named(name);
    if (target.isEmpty()) {
      return use.error("\"" + name + "\" is read-only");
    }
    CompiledPattern pattern;
    try {
      pattern = CompiledPattern.compile(use.options().get(PATTERN), CompileOptions.defaults());
    } catch (PatternException e) {
      PatternErrors.report(use.diagnostics(), use.options().span(PATTERN), e.offset(), e.problem());
      return (batch, row, owned, context) -> row;
    }
    Groups groups = new Groups(pattern);
    return new Replacer(
        target.get(),
        pattern,
        groups,
        use.formatter(use.options().get(VALUE), groups.scope(pattern)),
        use.options().get(GLOBAL),
        use.options().get(STORE));
  }

  /** The groups of the present match, as formatters see them. */
  private static final class Groups {
    private final int[] slots;
    private TextView text = new TextView();

    Groups(CompiledPattern pattern) {
      slots = new int[2 * Math.min(256, pattern.groupCount() + 1)];
    }

    Scope scope(CompiledPattern pattern) {
      Scope scope = Scope.OUTER;
      for (int group = 0; group < slots.length / 2; group++) {
        scope = scope.with(Integer.toString(group), formatter(group));
      }
      for (var named : pattern.groupNames().entrySet()) {
        scope = scope.with(named.getKey(), formatter(named.getValue().getFirst()));
      }
      return scope;
    }

    private Formatter formatter(int group) {
      return (batch, row, context, out) -> {
        int start = group * 2 < slots.length ? slots[group * 2] : -1;
        if (start >= 0) {
          out.put(text.bytes(), start, slots[group * 2 + 1] - start);
        }
      };
    }
  }

  private static final class Replacer implements Rewriter {
    private final ValueTarget target;
    private final TextReader value;
    private final CompiledPattern pattern;
    private final Groups groups;
    private final Formatter replacement;
    private final boolean global;
    private final Optional<MatchStore> store;
    private final boolean utf8;
    private final ByteSink result = new ByteSink(256);

    Replacer(
        ValueTarget target,
        CompiledPattern pattern,
        Groups groups,
        Formatter replacement,
        boolean global,
        boolean store) {
      this.target = target;
      this.value = new TextReader(target.formatter());
      this.pattern = pattern;
      this.groups = groups;
      this.replacement = replacement;
      this.global = global;
      this.store = store ? Optional.of(new MatchStore(pattern)) : Optional.empty();
      this.utf8 = pattern.spec().flags().contains(PatternFlag.UTF8);
    }

    @Override
    public int rewrite(RecordBatch batch, int row, boolean owned, FilterContext context) {
      TextView text = value.read(batch, row, context);
      if (!search(text, text.offset())) {
        return row;
      }
      int changed = owned ? row : batch.copyRow(row);
      if (store.isPresent()) {
        store.get().write(batch, changed, text, groups.slots);
      }
      groups.text = text;
      result.clear();
      int done = text.offset();
      int from;
      do {
        int start = groups.slots[0];
        int end = groups.slots[1];
        result.put(text.bytes(), done, start - done);
        replacement.format(batch, changed, context, result);
        done = end;
        from = end > start ? end : next(text, end);
      } while (global && from <= text.end() && search(text, from));
      result.put(text.bytes(), done, text.end() - done);
      target.write(batch, changed, result.array(), 0, result.size());
      return changed;
    }

    private boolean search(TextView text, int from) {
      return pattern.search(text.bytes(), text.offset(), text.length(), from, groups.slots)
          == Verdict.MATCH;
    }

    /** The place behind the character at {@code at}. */
    private int next(TextView text, int at) {
      int next = at + 1;
      while (utf8 && next < text.end() && (text.bytes()[next] & 0xc0) == 0x80) {
        next++;
      }
      return next;
    }
  }
}
