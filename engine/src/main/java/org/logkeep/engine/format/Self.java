package org.logkeep.engine.format;

/**
 * Who the daemon is, in the bytes that macros show.
 *
 * @param host the name of this host, as records show it
 * @param fullHost this host's name with its domain
 * @param pid the daemon's process id in decimal
 * @param started when the daemon started, in microseconds since the epoch
 * @param hostId the eight hexadecimal digits that name this installation
 * @param runId how many times the daemon was started with this state directory
 */
public record Self(
    byte[] host, byte[] fullHost, byte[] pid, long started, byte[] hostId, long runId) {}
