package org.logkeep.engine.filter.function;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.format.ByteKey;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** A value is one of the lines of a file, which is read when the plan is compiled. */
final class InList implements FilterDefinition {
  private static final Option<String> FILE =
      Option.text("file", "The file; each line is a value.").mandatory();
  private static final Option<String> VALUE =
      Option.text("value", "The field, macro or name-value pair that is looked up.").mandatory();

  @Override
  public Component component() {
    return new Component(
        ComponentKind.FILTER,
        "in-list",
        "A value is one of the lines of a file, exactly; read when the configuration is loaded.",
        List.of(FILE, VALUE));
  }

  @Override
  public Predicate compile(FilterUse use) {
    String file = use.options().get(FILE);
    byte[] content;
    try {
      content = use.settings().lists().read(file);
    } catch (IOException e) {
      return use.error("cannot read \"" + file + "\": " + e.getMessage());
    }
    String value = use.options().get(VALUE);
    TextReader reader =
        use.reader(Template.of(Template.macro(value.startsWith("$") ? value.substring(1) : value)));
    return new Listed(lines(content), reader, value, use.span());
  }

  private static Set<ByteKey> lines(byte[] content) {
    Set<ByteKey> lines = new HashSet<>();
    int start = 0;
    for (int i = 0; i <= content.length; i++) {
      if (i == content.length || content[i] == '\n') {
        if (i > start) {
          ByteKey line = new ByteKey();
          line.copyOf(content, start, i - start);
          lines.add(line);
        }
        start = i + 1;
      }
    }
    return lines;
  }

  private static final class Listed implements Predicate {
    private final Set<ByteKey> lines;
    private final TextReader value;
    private final String name;
    private final Span span;
    private final ByteKey probe = new ByteKey();

    Listed(Set<ByteKey> lines, TextReader value, String name, Span span) {
      this.lines = lines;
      this.value = value;
      this.name = name;
      this.span = span;
    }

    @Override
    public boolean test(RecordBatch batch, int row, FilterContext context) {
      TextView text = value.read(batch, row, context);
      probe.pointAt(text.bytes(), text.offset(), text.length());
      return lines.contains(probe);
    }

    @Override
    public Explanation explain(RecordBatch batch, int row, FilterContext context) {
      return Explanation.of(
          test(batch, row, context),
          name + " is in the list",
          value.read(batch, row, context).toString(),
          span);
    }
  }
}
