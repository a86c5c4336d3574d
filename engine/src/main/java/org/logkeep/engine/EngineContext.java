package org.logkeep.engine;

import org.jspecify.annotations.Nullable;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.PatternVerdicts;
import org.logkeep.engine.format.Provenance;
import org.logkeep.engine.format.Self;
import org.logkeep.record.ByteSink;

/**
 * What formatters and conditions may ask for beside the record, for the batch that the reactor has
 * at hand.
 */
public final class EngineContext implements FilterContext {
  private final Self self;
  private final PatternVerdicts verdicts = new PatternVerdicts();
  private final ByteSink scratch = new ByteSink(1024);
  private @Nullable Provenance current;
  private long now;
  private long sequenceNumber;

  /** Makes a context that belongs to no batch yet. */
  public EngineContext(Identity identity) {
    this.self = identity.self();
  }

  void begin(Provenance provenance, long newNow) {
    current = provenance;
    now = newNow;
    sequenceNumber = 0;
    verdicts.clear();
  }

  /** Sets the number of the record that is formatted next. */
  public void sequenceNumber(long number) {
    sequenceNumber = number;
  }

  @Override
  public Self self() {
    return self;
  }

  @Override
  public Provenance provenance() {
    Provenance provenance = current;
    if (provenance == null) {
      throw new IllegalStateException("no batch was begun");
    }
    return provenance;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long sequenceNumber() {
    return sequenceNumber;
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
