package org.logkeep.dialect.syslogng;

import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/**
 * The name of a name-value pair, or of a macro, as options take it.
 *
 * @param text without dollar sign and braces
 */
record PairName(String text) {
  /** Leaves out what makes a macro of a name. */
  static PairName bare(String written) {
    return new PairName(written.replaceAll("[${}]", ""));
  }

  /** The value of the pair. */
  Template.Macro value(Span span) {
    return new Template.Macro(text, Optional.empty(), 0, span);
  }
}
