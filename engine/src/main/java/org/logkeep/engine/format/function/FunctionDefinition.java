package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;

/** A template function. */
public interface FunctionDefinition {
  /**
   * A call and what it makes, at once documentation and test.
   *
   * @param call how a template writes it, between {@code $(} and {@code )}
   * @param output the text that it makes
   */
  record Example(String call, String output) {}

  /** All names that the function answers to, the usual one first. */
  List<String> names();

  /** What it does, in a sentence or two. */
  String doc();

  /** Calls and what they make. */
  List<Example> examples();

  /** Compiles a call; what is wrong with it is said by {@link FunctionCall#error}. */
  Formatter compile(FunctionCall call);

  /** The catalogue's entry under one of the names. */
  default Component component(String name) {
    return new Component(ComponentKind.FUNCTION, name, doc(), List.of());
  }
}
