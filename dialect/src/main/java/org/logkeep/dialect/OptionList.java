package org.logkeep.dialect;

import java.util.Optional;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;

/** The options of one component on their way into the topology, all from one place of the text. */
public record OptionList(Options options, Span span) {
  /** No options yet, for a component that stands here. */
  public static OptionList at(Span span) {
    return new OptionList(Options.NONE, span);
  }

  /** The same with one more. */
  public OptionList with(String name, Object value) {
    return new OptionList(options.with(name, value, span), span);
  }

  /** The same with one more, if there is a value. */
  public OptionList with(String name, Optional<?> value) {
    return value.isPresent() ? with(name, value.get()) : this;
  }

  /** The component with these options. */
  public Use use(ComponentKind kind, String component) {
    return new Use(kind, component, options, span);
  }
}
