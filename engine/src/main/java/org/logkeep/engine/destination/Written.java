package org.logkeep.engine.destination;

import java.util.List;

/**
 * What one record becomes at a destination.
 *
 * @param kind the kind of destination: {@code file}, {@code tcp}
 * @param place where it goes: a path, host and port, users; empty if it goes nowhere
 * @param bytes what is written there; of a program that is run, its arguments, each with a NUL
 *     behind it
 * @param notes what else decides there, such as a limit
 */
public record Written(String kind, String place, byte[] bytes, List<String> notes) {
  /** Copies the list. */
  public Written {
    notes = List.copyOf(notes);
  }
}
