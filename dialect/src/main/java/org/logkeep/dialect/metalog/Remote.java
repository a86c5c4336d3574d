package org.logkeep.dialect.metalog;

import org.logkeep.topology.diagnostic.Span;

/**
 * A receiver that sections may send to.
 *
 * @param name its name; empty for the one without
 * @param host host or address
 * @param port UDP port
 * @param format form of a line
 * @param level only levels up to this number are sent
 * @param span where the host stands
 */
record Remote(String name, String host, int port, LineFormat format, int level, Span span) {
  static final int DEFAULT_PORT = 514;
  static final int ALL_LEVELS = 7;

  static Remote of(String name, String host, Span span) {
    return new Remote(name, host, DEFAULT_PORT, LineFormat.LEGACY, ALL_LEVELS, span);
  }

  Remote withHost(String value) {
    return new Remote(name, value, port, format, level, span);
  }

  Remote withPort(int value) {
    return new Remote(name, host, value, format, level, span);
  }

  Remote withFormat(LineFormat value) {
    return new Remote(name, host, port, value, level, span);
  }

  Remote withLevel(int value) {
    return new Remote(name, host, port, format, value, span);
  }
}
