package org.logkeep.engine.destination;

import java.util.Optional;
import org.logkeep.engine.format.Formatter;
import org.logkeep.topology.Component;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/**
 * A kind of destination: what the catalogue knows of it, and how to make one. One file a kind,
 * registered in {@code Destinations}.
 */
public interface DestinationComponent {
  /** Name, texts and options. */
  Component component();

  /** Makes a destination that is not open yet. */
  Destination build(Use use, DestinationContext context, Templates templates);

  /**
   * Makes what shows the bytes that such a destination writes, by the same formatters that {@link
   * #build} uses. Opens nothing.
   */
  Preview preview(Use use, DestinationContext context, Templates templates);

  /**
   * Where such a destination writes, if others that write there too have to take turns with it,
   * record by record; by default what the option {@code path} says.
   */
  default Optional<String> place(Use use) {
    Options.Given path = use.options().all().get("path");
    return path != null && path.value() instanceof Template template
        ? template.constant().map(constant -> "path " + constant)
        : Optional.empty();
  }

  /** Compiles templates. */
  @FunctionalInterface
  interface Templates {
    /** The compiled form of a template. */
    Formatter compile(Template template);
  }
}
