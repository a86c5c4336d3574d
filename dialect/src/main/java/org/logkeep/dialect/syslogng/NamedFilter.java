package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.DiagnosticCode;

/** {@code filter()}: what a filter of this name says. */
final class NamedFilter implements FilterFunction {
  @Override
  public List<String> words() {
    return List.of("filter");
  }

  @Override
  public String meaning() {
    return "a named filter takes it";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Tree.Value value)) {
      binding.error(
          DiagnosticCode.VALUE_MISSING, call.span(), "filter() takes the name of a filter", "");
      return Optional.empty();
    }
    return binding.filters().named(value.token(), call.span());
  }
}
