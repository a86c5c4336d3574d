package org.logkeep.bench.load;

/**
 * What one run of a daemon came to.
 *
 * @param cpuMicros processor time of the daemon a record, its start not counted
 * @param rate records a second, until the last was in the file
 * @param lost records that never came into the file
 * @param peakKilobytes the most memory it held
 */
record Measurement(double cpuMicros, double rate, long lost, long peakKilobytes) {}
