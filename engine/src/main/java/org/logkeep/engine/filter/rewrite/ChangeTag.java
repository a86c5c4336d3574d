package org.logkeep.engine.filter.rewrite;

import java.util.List;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordValues;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** Sets or clears a tag. */
final class ChangeTag implements RewriteDefinition {
  private static final Option<Template> TAG = Option.template("tag", "The tag.").mandatory();

  private final boolean set;

  ChangeTag(boolean set) {
    this.set = set;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.REWRITE,
        set ? "set-tag" : "clear-tag",
        set ? "Gives the record a tag." : "Takes a tag from the record.",
        List.of(TAG));
  }

  @Override
  public Rewriter compile(RewriteUse use) {
    TextReader tag = use.reader(use.options().get(TAG));
    return (batch, row, owned, context) -> {
      TextView text = tag.read(batch, row, context);
      int changed = owned ? row : batch.copyRow(row);
      change(batch, changed, text);
      return changed;
    };
  }

  private void change(RecordBatch batch, int row, TextView tag) {
    int length = tag.length();
    batch.ensureRoom(length);
    int at = batch.append(tag.bytes(), tag.offset(), length);
    batch.valueHead(
        row,
        batch
            .values()
            .prepend(
                batch.valueHead(row),
                RecordValues.KIND_TAG,
                batch.data(),
                at,
                length,
                set ? at : -1,
                0));
  }
}
