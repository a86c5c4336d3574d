package org.logkeep.engine.destination;

import org.logkeep.engine.Receipt;
import org.logkeep.record.RecordBatch;

/**
 * A destination that is done with a record as soon as it is given one: nothing is opened, and
 * nothing waits.
 */
public interface ImmediateDestination extends Destination {
  @Override
  default void open() {}

  @Override
  default void begin(RecordBatch batch, Receipt receipt) {}

  @Override
  default void end() {}

  @Override
  default boolean full() {
    return false;
  }

  @Override
  default boolean drain(long timeoutNanos) {
    return true;
  }

  @Override
  default void reopen() {}

  @Override
  default void close() {}

  @Override
  default long waiting() {
    return 0;
  }
}
