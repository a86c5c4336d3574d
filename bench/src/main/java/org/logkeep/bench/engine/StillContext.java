package org.logkeep.bench.engine;

import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.PatternVerdicts;
import org.logkeep.engine.format.Provenance;
import org.logkeep.engine.format.Self;
import org.logkeep.record.ByteSink;

/** A context in which nothing changes. */
final class StillContext implements FilterContext {
  private static final byte[] NAME = {'v', 'm'};

  private final ByteSink scratch = new ByteSink(64);
  private final PatternVerdicts verdicts = new PatternVerdicts();
  private final Self self = new Self(NAME, NAME, NAME, 0, NAME, 1);
  private final Provenance provenance = Provenance.ownRecords(NAME);

  @Override
  public Self self() {
    return self;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public long now() {
    return 0;
  }

  @Override
  public long sequenceNumber() {
    return 0;
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
