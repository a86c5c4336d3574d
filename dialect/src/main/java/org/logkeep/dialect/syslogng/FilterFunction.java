package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.option.Options;

/**
 * A function of filter expressions. Each is a class of its own, named in {@link FilterFunctions}.
 */
interface FilterFunction {
  /** The words it is called by, with hyphens. */
  List<String> words();

  /** What it asks of a record, as a phrase for the reference. */
  String meaning();

  /** The meaning of a call of it; nothing after an error, which has been said. */
  Optional<Condition> read(Tree.Call call, Binding binding);

  /** The condition that a filter component decides. */
  static Optional<Condition> component(Tree.Call call, String name, Options options) {
    return Optional.of(
        new Condition.Function(new Use(ComponentKind.FILTER, name, options, call.span())));
  }
}
