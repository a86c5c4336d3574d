package org.logkeep.engine.destination;

/**
 * How much may wait at a destination.
 *
 * @param records records that may wait
 * @param bytes bytes that may wait
 * @param hold whether sources are held back when that is reached; otherwise the newest records are
 *     dropped
 */
record QueueLimits(long records, long bytes, boolean hold) {}
