package org.logkeep.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The acknowledgements that one batch waits for: when each destination that took records of it has
 * delivered or dropped them, the source is told.
 *
 * <p>Destinations on other threads may settle.
 */
public final class Receipt {
  private final AtomicInteger open = new AtomicInteger(1);
  private final Runnable whenSettled;

  /** Makes a receipt that is open until {@link #settle} was called once by its maker. */
  public Receipt(Runnable whenSettled) {
    this.whenSettled = whenSettled;
  }

  /** One more destination owes an acknowledgement. */
  public void owe() {
    open.incrementAndGet();
  }

  /** One of them was given; the last one tells the source. */
  public void settle() {
    if (open.decrementAndGet() == 0) {
      whenSettled.run();
    }
  }
}
