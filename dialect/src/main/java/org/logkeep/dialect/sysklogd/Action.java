package org.logkeep.dialect.sysklogd;

import java.util.List;

/** What a rule does with its records. */
sealed interface Action {
  /** Appends to a file; {@code sync} after each record. */
  record ToFile(String path, boolean sync) implements Action {}

  /** Shows on a terminal. */
  record ToTerminal(String path) implements Action {}

  /** Writes into a named pipe. */
  record ToPipe(String path) implements Action {}

  /** Sends by UDP, or by TCP where the reading knows that. */
  record Forward(String host, int port, boolean tcp) implements Action {}

  /** Shows to users that are logged in. */
  record ToUsers(List<String> names) implements Action {
    /** Copies the list. */
    public ToUsers {
      names = List.copyOf(names);
    }
  }

  /** Shows to everybody who is logged in. */
  record Wall() implements Action {}

  /** Throws away, and ends the walk for the record (rsyslog's {@code stop}). */
  record Stop() implements Action {}
}
