package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.option.Options;

/** {@code tags()}: the record has one of these tags. */
final class TagsFilter implements FilterFunction {
  @Override
  public List<String> words() {
    return List.of("tags");
  }

  @Override
  public String meaning() {
    return "it has one of these tags";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    return binding
        .options()
        .value(call, ValueKind.LIST)
        .flatMap(names ->
            FilterFunction.component(call, "tags", Options.NONE.with("names", names, call.span())));
  }
}
