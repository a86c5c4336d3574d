package org.logkeep.engine.filter;

import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Provenance;
import org.logkeep.engine.format.Self;
import org.logkeep.record.ByteSink;

/** Lets conditions be asked where there is only a context for formatting: within a template. */
final class StandaloneContext implements FilterContext {
  private final ByteSink scratch = new ByteSink(64);
  private final PatternVerdicts verdicts = new PatternVerdicts();
  private FormatContext inner = this;

  FilterContext around(FormatContext context) {
    if (context instanceof FilterContext whole) {
      return whole;
    }
    inner = context;
    return this;
  }

  @Override
  public Self self() {
    return inner.self();
  }

  @Override
  public Provenance provenance() {
    return inner.provenance();
  }

  @Override
  public long now() {
    return inner.now();
  }

  @Override
  public long sequenceNumber() {
    return inner.sequenceNumber();
  }

  @Override
  public ByteSink scratch() {
    scratch.clear();
    return scratch;
  }

  @Override
  public PatternVerdicts verdicts() {
    return verdicts;
  }
}
