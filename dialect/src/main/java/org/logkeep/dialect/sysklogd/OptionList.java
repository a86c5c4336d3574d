package org.logkeep.dialect.sysklogd;

import java.util.Optional;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;

/** The options of one component on their way into the topology, all from one place of the text. */
record OptionList(Options options, Span span) {
  static OptionList at(Span span) {
    return new OptionList(Options.NONE, span);
  }

  OptionList with(String name, Object value) {
    return new OptionList(options.with(name, value, span), span);
  }

  OptionList with(String name, Optional<?> value) {
    return value.isPresent() ? with(name, value.get()) : this;
  }

  Use use(ComponentKind kind, String component) {
    return new Use(kind, component, options, span);
  }
}
