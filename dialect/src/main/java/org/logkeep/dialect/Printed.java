package org.logkeep.dialect;

import java.util.List;
import org.logkeep.topology.diagnostic.Diagnostic;

/**
 * A topology as text of some language.
 *
 * @param text a configuration that means the same, but for what is listed
 * @param unsaid what the language cannot say, each with the place that it came from; nothing is
 *     left out that does not stand here
 */
public record Printed(String text, List<Diagnostic> unsaid) {
  /** Copies the list. */
  public Printed {
    unsaid = List.copyOf(unsaid);
  }
}
