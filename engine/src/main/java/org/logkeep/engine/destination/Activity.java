package org.logkeep.engine.destination;

/** When any destination last took a record that is no mark; confined to the loop's thread. */
final class Activity {
  private long last;

  Activity(long nanos) {
    last = nanos;
  }

  void seen(long nanos) {
    last = nanos;
  }

  long last() {
    return last;
  }
}
