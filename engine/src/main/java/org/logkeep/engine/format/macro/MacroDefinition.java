package org.logkeep.engine.format.macro;

import java.util.List;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.format.Formatter;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;

/**
 * A macro: its entry in the catalogue, and how it is compiled.
 *
 * @param component name and text
 * @param maker makes a formatter of its own for each place that uses the macro
 */
public record MacroDefinition(Component component, Maker maker) {
  /** Makes the formatter of a macro. */
  @FunctionalInterface
  public interface Maker {
    /** A new formatter. */
    Formatter make(FormatSettings settings);
  }

  static MacroDefinition of(String name, String doc, Maker maker) {
    return new MacroDefinition(new Component(ComponentKind.MACRO, name, doc, List.of()), maker);
  }

  /** The name. */
  public String name() {
    return component.name();
  }
}
