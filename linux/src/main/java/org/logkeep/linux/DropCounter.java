package org.logkeep.linux;

/**
 * Turns the kernel's counter of dropped datagrams, which wraps at 2^32, into increments; one for
 * each socket.
 */
public final class DropCounter {

  private long last;

  /**
   * Takes a reading.
   *
   * @param counter as {@link DatagramBatchReader#droppedByKernel} gives it; -1 changes nothing
   * @return how many were dropped since the last reading
   */
  public long advance(long counter) {
    if (counter < 0) {
      return 0;
    }
    long more = (counter - last) & 0xFFFFFFFFL;
    last = counter;
    return more;
  }
}
