package org.logkeep.engine.filter;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.record.ByteSink;

/**
 * What conditions and rewrites need beside the record; one for each thread that routes.
 *
 * <p>Holds the verdicts of the pattern pass: all patterns on one subject are searched at once, the
 * first time that any condition asks about a row.
 */
public interface FilterContext extends FormatContext {
  /** An empty sink for the text of a subject; valid until the next call. */
  ByteSink scratch();

  /** Where the pattern passes of this thread keep their verdicts; cleared for every batch. */
  PatternVerdicts verdicts();
}
